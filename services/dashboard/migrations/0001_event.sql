-- Why: every event that is heard is kept, so that any figure can be computed again from the first day.
-- Safe with running code: yes, first migration of this service.

CREATE TABLE event (
    event_no    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text NOT NULL,
    event_id    text NOT NULL,
    type        text NOT NULL,
    dataversion integer NOT NULL,
    time        timestamptz NOT NULL,
    ice         text,
    subject     text,
    data        jsonb NOT NULL,
    received_at timestamptz NOT NULL
);
COMMENT ON TABLE event IS 'Every event heard and believed, each once (the inbox sees to that), in the order of arrival.';
COMMENT ON COLUMN event.time IS 'When it happened, by its producer; figures count it then.';
COMMENT ON COLUMN event.received_at IS 'When it was taken in; what people see as freshness.';
