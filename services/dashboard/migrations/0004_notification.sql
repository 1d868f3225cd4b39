-- Why: a company's users read what happened to their files, each with their own marks.
-- Safe with running code: yes, first migration of this service.

CREATE TABLE notification (
    notification_id uuid PRIMARY KEY,
    ice             text NOT NULL,
    type            text NOT NULL,
    subject         text,
    params          jsonb NOT NULL,
    survenu_le      timestamptz NOT NULL,
    cree_le         timestamptz NOT NULL
);
COMMENT ON TABLE notification IS 'Said to a company; the text is made by the reader from type and params.';
COMMENT ON COLUMN notification.survenu_le IS 'When it happened; cree_le is when we learnt it.';
CREATE INDEX notification_by_ice ON notification (ice, notification_id DESC);

CREATE TABLE lecture (
    ice             text NOT NULL,
    user_id         text NOT NULL,
    notification_id uuid NOT NULL REFERENCES notification ON DELETE CASCADE,
    lue_le          timestamptz NOT NULL,
    PRIMARY KEY (ice, user_id, notification_id)
);

CREATE TABLE lecture_totale (
    ice             text NOT NULL,
    user_id         text NOT NULL,
    notification_id uuid NOT NULL,
    lue_le          timestamptz NOT NULL,
    PRIMARY KEY (ice, user_id)
);
COMMENT ON TABLE lecture_totale IS 'Everything up to this notification was marked read at once.';
