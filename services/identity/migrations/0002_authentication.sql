-- Why: second factors, throttling, the sign-in in progress, the session that follows and the log of all of it.
-- Safe with running code: yes, first migration.

CREATE TABLE totp_device (
    device_id    uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES utilisateur,
    nom          text NOT NULL CHECK (length(nom) BETWEEN 1 AND 60),
    secret       bytea NOT NULL,
    last_step    bigint NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_used_at timestamptz
);
COMMENT ON TABLE totp_device IS 'An authenticator app. Counts as a factor once a first code has confirmed it.';
COMMENT ON COLUMN totp_device.secret IS 'Sealed with AES-256-GCM under IDENTITY_KEY_SECRET, bound to this device.';
COMMENT ON COLUMN totp_device.last_step IS 'The last 30-second step whose code was accepted: it and all before it are spent (RFC 6238, 5.2).';
CREATE INDEX totp_device_by_user ON totp_device (user_id);

CREATE TABLE throttle (
    kind       text NOT NULL CHECK (kind IN ('compte', 'adresse', 'appareil', 'code')),
    subject    bytea NOT NULL,
    failures   integer NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);
COMMENT ON TABLE throttle IS 'Failed attempts and until when the next one waits: by account, address, known device, and second factor.';
COMMENT ON COLUMN throttle.subject IS 'Keyed digest of the identifier typed, the network, the device or the user: says nothing by itself.';
CREATE INDEX throttle_by_last ON throttle (last_at);

CREATE TABLE sso_session (
    session_id     uuid PRIMARY KEY,
    digest         bytea NOT NULL UNIQUE,
    user_id        uuid NOT NULL REFERENCES utilisateur,
    affectation_id uuid REFERENCES affectation,
    auth_time      timestamptz NOT NULL,
    acr            text NOT NULL CHECK (acr IN ('mfa-oob', 'mfa', 'mfa-phr')),
    amr            text[] NOT NULL,
    address        text,
    appareil       text,
    created_at     timestamptz NOT NULL,
    last_seen_at   timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    ended_because  text
);
COMMENT ON TABLE sso_session IS 'A person signed in at Portnet ID with one browser, both factors done. Its id is the sid of tokens.';
COMMENT ON COLUMN sso_session.digest IS 'SHA-256 of the cookie''s 256 random bits.';
CREATE INDEX sso_session_by_user ON sso_session (user_id) WHERE ended_at IS NULL;

CREATE TABLE security_log (
    seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    kind      text NOT NULL,
    user_id   uuid,
    client_id text,
    sid       uuid,
    address   text,
    appareil  text,
    details   jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE security_log IS 'What happened to accounts, sessions, keys and clients. Append-only; holds no secret and no code.';
CREATE INDEX security_log_by_user ON security_log (user_id, at DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER security_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON security_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
