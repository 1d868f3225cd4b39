-- Why: what happens to an account is told to its owner by mail, also when the relay is away just then.
-- Safe with running code: yes, additive.

CREATE TABLE notice (
    notice_id  uuid PRIMARY KEY,
    email      text NOT NULL,
    langue     text NOT NULL CHECK (langue IN ('fr', 'ar', 'en')),
    kind       text NOT NULL,
    details    jsonb NOT NULL DEFAULT '{}',
    attempts   integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE notice IS 'Mails to be sent, written with the act they tell of; a row goes when the relay has taken it.';
COMMENT ON COLUMN notice.email IS 'The address at the time of the act: a later change of address must not divert it.';
COMMENT ON COLUMN notice.details IS 'What the text of this kind is filled with.';
CREATE INDEX notice_due ON notice (next_at);

CREATE FUNCTION notice_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('notice', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER notice_inserted AFTER INSERT ON notice
    FOR EACH STATEMENT EXECUTE FUNCTION notice_notify();
