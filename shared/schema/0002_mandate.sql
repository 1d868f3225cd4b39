-- Why: what every service must know of procurations to refuse those that have ended, and to say what is done under the others.
-- Safe with running code: yes, new tables.

CREATE TABLE mandate_standing (
    procuration_id uuid PRIMARY KEY,
    is_ended       boolean NOT NULL,
    as_of          timestamptz NOT NULL
);
COMMENT ON TABLE mandate_standing IS 'What identity said last of each procuration that was ever suspended, resumed or ended.';

CREATE TABLE mandate_use (
    procuration_id uuid NOT NULL,
    sid            text NOT NULL,
    service        text NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (procuration_id, sid, service)
);
COMMENT ON TABLE mandate_use IS 'Readings under a mandate that were said already: one a session and service. Forgotten after a day.';
CREATE INDEX mandate_use_by_time ON mandate_use (at);
