-- Why: people choose, change and recover their passwords themselves.
-- Safe with running code: yes, additive.

ALTER TABLE credential ADD COLUMN change_because text CHECK (length(change_because) BETWEEN 1 AND 60);
COMMENT ON COLUMN credential.change_because IS 'Why the next sign-in must end with a new password; NULL when it need not.';

CREATE TABLE password_link (
    link_id        uuid PRIMARY KEY,
    user_id        uuid NOT NULL REFERENCES utilisateur,
    kind           text NOT NULL CHECK (kind IN ('reinitialisation', 'invitation')),
    digest         bytea NOT NULL UNIQUE,
    browser_digest bytea,
    challenge      bytea,
    failures       integer NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz,
    cancelled_at   timestamptz
);
COMMENT ON TABLE password_link IS 'A link with which its owner may choose a password, once.';
COMMENT ON COLUMN password_link.digest IS 'SHA-256 of the link''s 256 random bits.';
COMMENT ON COLUMN password_link.browser_digest IS 'SHA-256 of the cookie of the browser that has proved a second factor; NULL before.';
COMMENT ON COLUMN password_link.challenge IS 'What a passkey must sign; another after each try.';
COMMENT ON COLUMN password_link.failures IS 'Wrong codes and passkeys: after five the link is void.';
CREATE UNIQUE INDEX password_link_open ON password_link (user_id) WHERE used_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX password_link_by_user ON password_link (user_id, created_at DESC);
CREATE INDEX password_link_by_expiry ON password_link (expires_at);

ALTER TABLE login_transaction
    ADD COLUMN proved_acr text CHECK (proved_acr IN ('mfa-oob', 'mfa', 'mfa-phr')),
    ADD COLUMN proved_amr text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN login_transaction.proved_acr IS 'What both factors proved, while a new password is awaited before the session.';
