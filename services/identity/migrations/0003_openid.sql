-- Why: the OpenID provider: clients, signing keys, requests in progress, grants and their tokens.
-- Safe with running code: yes, first migration.

CREATE TABLE oauth_client (
    client_id                 text PRIMARY KEY CHECK (client_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$'),
    nom                       text NOT NULL,
    secret_digest             bytea,
    auth_method               text NOT NULL
        CHECK (auth_method IN ('client_secret_basic', 'private_key_jwt')),
    jwks                      jsonb,
    grant_types               text[] NOT NULL,
    redirect_uris             text[] NOT NULL DEFAULT '{}',
    post_logout_redirect_uris text[] NOT NULL DEFAULT '{}',
    backchannel_logout_uri    text,
    home_uri                  text,
    scope                     text NOT NULL,
    audiences                 text[] NOT NULL DEFAULT '{}',
    organisme                 text,
    require_par               boolean NOT NULL DEFAULT false,
    require_dpop              boolean NOT NULL DEFAULT false,
    may_introspect            boolean NOT NULL DEFAULT false,
    created_at                timestamptz NOT NULL,
    disabled_at               timestamptz,
    CONSTRAINT oauth_client_can_authenticate CHECK (
        (auth_method = 'client_secret_basic' AND secret_digest IS NOT NULL)
        OR (auth_method = 'private_key_jwt' AND jwks IS NOT NULL)
    )
);
COMMENT ON TABLE oauth_client IS 'A program registered with the provider. Every one is confidential: it authenticates itself.';
COMMENT ON COLUMN oauth_client.secret_digest IS 'SHA-256: the secret is machine-made, at least 32 characters, so it needs no slow hash.';
COMMENT ON COLUMN oauth_client.audiences IS 'APIs it may ask tokens for with `resource` (RFC 8707); empty means the portal''s.';
COMMENT ON COLUMN oauth_client.organisme IS 'The partner whose system it is, when it is one.';
COMMENT ON COLUMN oauth_client.may_introspect IS 'Whether it is a resource server that may introspect tokens of others.';

CREATE TABLE signing_key (
    kid         text PRIMARY KEY,
    alg         text NOT NULL CHECK (alg IN ('ES256', 'RS256')),
    public_jwk  jsonb NOT NULL,
    private_key bytea NOT NULL,
    created_at  timestamptz NOT NULL,
    active_from timestamptz NOT NULL,
    revoked_at  timestamptz
);
COMMENT ON TABLE signing_key IS 'Keys that sign tokens: ES256 access tokens, RS256 ID tokens. Published from creation, used from active_from.';
COMMENT ON COLUMN signing_key.private_key IS 'Sealed with AES-256-GCM under IDENTITY_KEY_SECRET, bound to the kid.';

CREATE TABLE pushed_request (
    digest     bytea PRIMARY KEY,
    client_id  text NOT NULL REFERENCES oauth_client,
    request    jsonb NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
COMMENT ON TABLE pushed_request IS 'Authorization requests handed in by PAR (RFC 9126); the request_uri serves once.';
CREATE INDEX pushed_request_by_expiry ON pushed_request (expires_at);

CREATE TABLE login_transaction (
    transaction_id  uuid PRIMARY KEY,
    client_id       text NOT NULL REFERENCES oauth_client,
    request         jsonb NOT NULL,
    pushed_digest   bytea,
    browser_digest  bytea NOT NULL,
    opening_digest  bytea NOT NULL,
    langue          text NOT NULL CHECK (langue IN ('fr', 'ar', 'en')),
    acr_wanted      text,
    user_id         uuid REFERENCES utilisateur,
    password_at     timestamptz,
    email_proved_at timestamptz,
    code_failures   integer NOT NULL DEFAULT 0,
    proof_digest    bytea,
    session_id      uuid REFERENCES sso_session,
    renews_id       uuid REFERENCES sso_session,
    choose_profil   boolean NOT NULL DEFAULT false,
    grant_id        uuid,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    completed_at    timestamptz
);
COMMENT ON TABLE login_transaction IS 'A sign-in in progress: what the client asked, which browser it is, and how far the person has come.';
COMMENT ON COLUMN login_transaction.browser_digest IS 'SHA-256 of the cookie that this browser holds now; renewed when the password is accepted.';
COMMENT ON COLUMN login_transaction.opening_digest IS 'The same before the password: such a browser may repeat the password step, nothing later.';
COMMENT ON COLUMN login_transaction.renews_id IS 'The session that signing in again, or more strongly, renews; it keeps its sid.';
COMMENT ON COLUMN login_transaction.proof_digest IS 'Keyed digest of the accepted code: the same form sent twice is answered twice alike.';
CREATE INDEX login_transaction_by_expiry ON login_transaction (expires_at);
CREATE INDEX login_transaction_by_browser ON login_transaction (browser_digest) WHERE completed_at IS NULL;

CREATE TABLE email_code (
    code_id        uuid PRIMARY KEY,
    transaction_id uuid NOT NULL REFERENCES login_transaction ON DELETE CASCADE,
    user_id        uuid NOT NULL REFERENCES utilisateur,
    digest         bytea NOT NULL,
    sent_at        timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz
);
COMMENT ON TABLE email_code IS 'One-time codes sent by e-mail; kept as keyed digest, bound to one sign-in.';
CREATE INDEX email_code_by_user ON email_code (user_id, sent_at DESC);
CREATE INDEX email_code_by_transaction ON email_code (transaction_id, sent_at DESC);

CREATE TABLE oauth_grant (
    grant_id        uuid PRIMARY KEY,
    client_id       text NOT NULL REFERENCES oauth_client,
    user_id         uuid REFERENCES utilisateur,
    session_id      uuid REFERENCES sso_session,
    affectation_id  uuid REFERENCES affectation,
    scope           text NOT NULL,
    acr             text,
    amr             text[] NOT NULL DEFAULT '{}',
    auth_time       timestamptz,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    revoked_at      timestamptz,
    revoked_because text
);
COMMENT ON TABLE oauth_grant IS 'What a client was allowed once, by a person or by itself; revoking it kills every token of its family.';
COMMENT ON COLUMN oauth_grant.expires_at IS 'Absolute: refreshing never moves it.';
CREATE INDEX oauth_grant_by_session ON oauth_grant (session_id);
CREATE INDEX oauth_grant_by_expiry ON oauth_grant (expires_at);

CREATE TABLE oauth_token (
    token_id       uuid PRIMARY KEY,
    grant_id       uuid NOT NULL REFERENCES oauth_grant ON DELETE CASCADE,
    kind           text NOT NULL CHECK (kind IN ('code', 'refresh', 'access')),
    digest         bytea NOT NULL UNIQUE,
    scope          text NOT NULL,
    redirect_uri   text,
    code_challenge text,
    nonce          text,
    jkt            text,
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz,
    revoked_at     timestamptz
);
COMMENT ON TABLE oauth_token IS 'Codes, refresh and access tokens by SHA-256. Spent ones are kept until they expire: a replay must be recognised.';
COMMENT ON COLUMN oauth_token.jkt IS 'Thumbprint of the key that the token is bound to (DPoP, RFC 9449), when it is.';
CREATE INDEX oauth_token_by_grant ON oauth_token (grant_id);
CREATE INDEX oauth_token_by_expiry ON oauth_token (expires_at);

CREATE TABLE spent_jti (
    digest     bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE spent_jti IS 'Signed assertions and proofs of clients that were accepted once and may not be again.';
CREATE INDEX spent_jti_by_expiry ON spent_jti (expires_at);
