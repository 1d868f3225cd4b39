-- Why: a client with several APIs asks for tokens that only some of them take (RFC 8707).
-- Safe with running code: yes, additive; what the running code writes means "all".

ALTER TABLE oauth_grant ADD COLUMN audiences text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN oauth_grant.audiences IS 'The APIs that the authorization request named; empty when it named none: then all that the client is registered for.';
ALTER TABLE oauth_token ADD COLUMN audiences text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN oauth_token.audiences IS 'The APIs that an access token is for.';
