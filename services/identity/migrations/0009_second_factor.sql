-- Why: several named apps, recovery codes, codes by SMS, and help for who has lost their device.
-- Safe with running code: yes, additive; what running code writes keeps its meaning.

ALTER TABLE totp_device ADD COLUMN transaction_id uuid;
COMMENT ON COLUMN totp_device.transaction_id IS 'The sign-in in which the app is being enrolled: no other one may confirm it.';

CREATE TABLE recovery_code (
    user_id    uuid NOT NULL REFERENCES utilisateur,
    digest     bytea NOT NULL,
    created_at timestamptz NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (user_id, digest)
);
COMMENT ON TABLE recovery_code IS 'Codes that a person keeps on paper; each serves once. All of one person were made together.';
COMMENT ON COLUMN recovery_code.digest IS 'HMAC-SHA-256 of 80 random bits under IDENTITY_KEY_SECRET.';

ALTER TABLE login_transaction ADD COLUMN recovery_shown bytea, ADD COLUMN recovered_at timestamptz;
COMMENT ON COLUMN login_transaction.recovery_shown IS 'The new recovery codes, sealed, until the person says that they are kept.';
COMMENT ON COLUMN login_transaction.recovered_at IS 'When a recovery code was accepted: a new app may be enrolled, or the sign-in goes on as it is.';

CREATE TABLE telephone (
    telephone_id uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES utilisateur,
    numero       text NOT NULL CHECK (numero ~ '^\+[1-9][0-9]{7,14}$'),
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_used_at timestamptz
);
COMMENT ON TABLE telephone IS 'A number for codes by SMS. Counts once a first code has confirmed it; one a person.';
CREATE UNIQUE INDEX telephone_confirmed ON telephone (user_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX telephone_pending ON telephone (user_id) WHERE confirmed_at IS NULL;

ALTER TABLE email_code
    ALTER COLUMN transaction_id DROP NOT NULL,
    ADD COLUMN canal text NOT NULL DEFAULT 'EMAIL' CHECK (canal IN ('EMAIL', 'SMS')),
    ADD COLUMN telephone_id uuid,
    ADD COLUMN failures integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT email_code_purpose CHECK (num_nonnulls(transaction_id, telephone_id) = 1);
COMMENT ON TABLE email_code IS 'One-time codes sent by e-mail or SMS; kept as keyed digest, bound to one sign-in or to one number to confirm.';
COMMENT ON COLUMN email_code.telephone_id IS 'The number that the code confirms. It outlives the number, so that removing it gives no new budget.';
COMMENT ON COLUMN email_code.failures IS 'Wrong tries at confirming the number.';

CREATE TABLE appareil_perdu (
    demande_id   uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES utilisateur,
    etat         text NOT NULL DEFAULT 'OUVERTE'
        CHECK (etat IN ('OUVERTE', 'APPROUVEE', 'REFUSEE', 'ANNULEE', 'EFFECTIVE')),
    address      text,
    appareil     text,
    opened_at    timestamptz NOT NULL,
    decided_by   uuid REFERENCES utilisateur,
    decided_at   timestamptz,
    motif        text CHECK (length(motif) BETWEEN 1 AND 500),
    effective_at timestamptz,
    closed_at    timestamptz,
    CONSTRAINT appareil_perdu_par_un_autre CHECK (decided_by <> user_id)
);
COMMENT ON TABLE appareil_perdu IS 'People who cannot use their second factor ask for help; another person decides, and it takes effect later.';
COMMENT ON COLUMN appareil_perdu.effective_at IS 'When an approved request removes the factors; until then the person may cancel it.';
CREATE UNIQUE INDEX appareil_perdu_une_a_la_fois ON appareil_perdu (user_id)
    WHERE etat IN ('OUVERTE', 'APPROUVEE');
CREATE INDEX appareil_perdu_due ON appareil_perdu (effective_at) WHERE etat = 'APPROUVEE';

CREATE FUNCTION appareil_perdu_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('appareil_perdu', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER appareil_perdu_changed AFTER UPDATE ON appareil_perdu
    FOR EACH STATEMENT EXECUTE FUNCTION appareil_perdu_notify();
