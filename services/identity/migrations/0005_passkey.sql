-- Why: passkeys (WebAuthn): a phishing-resistant factor, alone with user verification or after the password.
-- Safe with running code: yes, additive.

CREATE TABLE passkey (
    cle_id        uuid PRIMARY KEY,
    user_id       uuid NOT NULL REFERENCES utilisateur,
    credential_id bytea NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
    public_key    bytea NOT NULL,
    sign_count    bigint NOT NULL,
    nom           text NOT NULL CHECK (length(nom) BETWEEN 1 AND 60),
    synchronisee  boolean NOT NULL,
    created_at    timestamptz NOT NULL,
    last_used_at  timestamptz
);
COMMENT ON TABLE passkey IS 'A key that lives in a person''s device or keychain; only its public half is here.';
COMMENT ON COLUMN passkey.sign_count IS 'The authenticator''s counter: one that goes back betrays a copy (WebAuthn, 6.1.1). Many stay at 0.';
COMMENT ON COLUMN passkey.synchronisee IS 'Whether the keychain copies it to other devices of the person.';
CREATE INDEX passkey_by_user ON passkey (user_id);

ALTER TABLE login_transaction ADD COLUMN challenge bytea;
COMMENT ON COLUMN login_transaction.challenge IS 'What a passkey must sign in this sign-in; another after each try.';
ALTER TABLE sso_session ADD COLUMN challenge bytea;
COMMENT ON COLUMN sso_session.challenge IS 'What a new passkey must sign to be added in this session; served once.';
