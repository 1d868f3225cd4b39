-- Why: clients are told when a session ends, also when they cannot be reached at that moment.
-- Safe with running code: yes, additive.

CREATE TABLE backchannel_logout (
    delivery_id  uuid PRIMARY KEY,
    client_id    text NOT NULL REFERENCES oauth_client,
    user_id      uuid NOT NULL REFERENCES utilisateur,
    session_id   uuid NOT NULL REFERENCES sso_session,
    attempts     integer NOT NULL DEFAULT 0,
    next_at      timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    delivered_at timestamptz,
    given_up_at  timestamptz,
    UNIQUE (client_id, session_id)
);
COMMENT ON TABLE backchannel_logout IS 'Clients to be told that a session has ended (OpenID Connect Back-Channel Logout), until they answer.';
CREATE INDEX backchannel_logout_due ON backchannel_logout (next_at)
    WHERE delivered_at IS NULL AND given_up_at IS NULL;

CREATE FUNCTION backchannel_logout_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('backchannel_logout', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER backchannel_logout_inserted AFTER INSERT ON backchannel_logout
    FOR EACH STATEMENT EXECUTE FUNCTION backchannel_logout_notify();
