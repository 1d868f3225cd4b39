-- Why: people, administrators and operators read the security log; it is kept for years, not for ever.
-- Safe with running code: yes, additive; the running code deletes nothing from the log.

ALTER TABLE security_log ADD COLUMN ice char(15);
COMMENT ON COLUMN security_log.ice IS 'The company in whose name it happened, where that is known: only its administrators read the line.';
CREATE INDEX security_log_by_company ON security_log (ice, seq DESC) WHERE ice IS NOT NULL;
CREATE INDEX security_log_by_user_seq ON security_log (user_id, seq DESC);
CREATE INDEX security_log_by_at ON security_log USING brin (at);

DROP TRIGGER security_log_append_only ON security_log;
CREATE TRIGGER security_log_append_only BEFORE UPDATE OR TRUNCATE ON security_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_young() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at > now() - interval '1 year' THEN
        RAISE EXCEPTION '% is append-only: it keeps every line for a year at least', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END
$$;
COMMENT ON FUNCTION refuse_young IS 'Old lines may be forgotten; whatever the configuration or a mistake says, none of the last year.';
CREATE TRIGGER security_log_keeps_a_year BEFORE DELETE ON security_log
    FOR EACH ROW EXECUTE FUNCTION refuse_young();

CREATE INDEX sso_session_by_expiry ON sso_session (expires_at);
CREATE INDEX login_transaction_by_session ON login_transaction (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX login_transaction_by_renews ON login_transaction (renews_id) WHERE renews_id IS NOT NULL;
CREATE INDEX backchannel_logout_by_session ON backchannel_logout (session_id);
