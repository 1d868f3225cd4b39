-- Why: every service says events (outbox), hears events (inbox) and sets aside what it cannot take (dead_letter).
-- Safe with running code: yes, first migration.

CREATE TABLE outbox (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     uuid NOT NULL UNIQUE,
    nats_subject text NOT NULL,
    entity       text NOT NULL,
    body         bytea NOT NULL,
    traceparent  text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz
);
COMMENT ON TABLE outbox IS 'What this service says: written with the change it tells of, handed to NATS by the relay.';
COMMENT ON COLUMN outbox.entity IS 'Kind and number of what the event is about; its events leave in the order of seq.';
CREATE INDEX outbox_waiting ON outbox (seq) WHERE published_at IS NULL;

CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER outbox_inserted AFTER INSERT ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();

CREATE TABLE inbox (
    source      text NOT NULL,
    event_id    text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, event_id)
);
COMMENT ON TABLE inbox IS 'What this service has heard and taken: an event is unique by its source and id (CloudEvents 1.0).';

CREATE TABLE dead_letter (
    dead_letter_id uuid PRIMARY KEY,
    nats_subject   text NOT NULL,
    source         text,
    event_id       text,
    type           text,
    ice            text,
    reason         text NOT NULL
        CHECK (reason IN ('SCHEMA', 'AUTORITE', 'TRANSITION', 'DATE', 'ICE_INCONNU', 'ECHEC')),
    detail         text NOT NULL,
    body           bytea NOT NULL,
    digest         bytea NOT NULL UNIQUE,
    received_at    timestamptz NOT NULL DEFAULT now(),
    replayed_at    timestamptz
);
COMMENT ON TABLE dead_letter IS 'The quarantine: events that were refused, with the reason; they have touched nothing else.';
COMMENT ON COLUMN dead_letter.digest IS 'SHA-256 of subject and body: the same refused message is kept once.';
CREATE INDEX dead_letter_by_time ON dead_letter (received_at DESC, dead_letter_id DESC);
