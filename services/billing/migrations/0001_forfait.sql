-- Why: companies buy packages of operations; each submission uses one, exactly once.
-- Safe with running code: yes, first migration.

CREATE TABLE offre (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9-]*$'),
    rang         integer NOT NULL,
    label        jsonb NOT NULL,
    ht_centimes  bigint NOT NULL CHECK (ht_centimes >= 0),
    ttc_centimes bigint NOT NULL CHECK (ttc_centimes >= ht_centimes),
    operations   integer CHECK (operations > 0),
    mois         integer NOT NULL CHECK (mois > 0),
    en_vente     boolean NOT NULL
);
COMMENT ON TABLE offre IS 'What a company can buy, in the order shown.';
COMMENT ON COLUMN offre.ttc_centimes IS 'Price in centimes of MAD, VAT included.';
COMMENT ON COLUMN offre.operations IS 'Submissions included; null when unlimited.';
COMMENT ON COLUMN offre.mois IS 'How many months it runs.';

CREATE TABLE entreprise (
    ice            text PRIMARY KEY,
    raison_sociale text NOT NULL,
    profils        text[] NOT NULL,
    dit_le         timestamptz NOT NULL
);
COMMENT ON TABLE entreprise IS 'The companies identity has told of.';
COMMENT ON COLUMN entreprise.dit_le IS 'When identity said so: an older word does not replace a newer one.';

CREATE TABLE forfait (
    forfait_id  uuid PRIMARY KEY,
    ice         text NOT NULL,
    offre_code  text NOT NULL REFERENCES offre,
    cle         text NOT NULL,
    etat        text NOT NULL
        CHECK (etat IN ('EN_ATTENTE_PAIEMENT', 'ACTIF', 'EPUISE', 'EXPIRE', 'RESILIE')),
    total       integer CHECK (total > 0),
    solde       integer,
    consommees  integer NOT NULL DEFAULT 0 CHECK (consommees >= 0),
    date_debut  date NOT NULL,
    date_fin    date NOT NULL,
    cree_le     timestamptz NOT NULL,
    active_le   timestamptz,
    active_par  text,
    clos_le     timestamptz,
    motif       text,
    CONSTRAINT forfait_key UNIQUE (ice, cle),
    CONSTRAINT forfait_dates CHECK (date_debut <= date_fin),
    CONSTRAINT forfait_arithmetic CHECK (
        (total IS NULL AND solde IS NULL)
        OR (total IS NOT NULL AND solde IS NOT NULL AND solde >= 0 AND solde + consommees = total)
    ),
    CONSTRAINT forfait_exhausted CHECK (etat <> 'EPUISE' OR solde = 0),
    CONSTRAINT forfait_active_has_operations CHECK (etat <> 'ACTIF' OR solde IS NULL OR solde > 0)
);
COMMENT ON TABLE forfait IS 'A package of a company.';
COMMENT ON COLUMN forfait.cle IS 'Idempotency key of the order: the caller''s own, else offer and first day.';
COMMENT ON COLUMN forfait.total IS 'Operations bought; null when unlimited.';
COMMENT ON COLUMN forfait.solde IS 'Operations left; null when unlimited.';
COMMENT ON COLUMN forfait.date_fin IS 'Last civil day, included.';
COMMENT ON COLUMN forfait.active_par IS 'Who activated it: an operator''s user id, or the command.';
CREATE INDEX forfait_of_company ON forfait (ice, cree_le DESC, forfait_id DESC);
CREATE INDEX forfait_to_expire ON forfait (date_fin) WHERE etat = 'ACTIF';

CREATE TABLE operation (
    ice           text NOT NULL,
    operation_ref text NOT NULL,
    service_code  text NOT NULL,
    forfait_id    uuid REFERENCES forfait,
    soumise_le    timestamptz NOT NULL,
    PRIMARY KEY (ice, operation_ref)
);
COMMENT ON TABLE operation IS 'A submission that costs an operation, and the package that bore it.';
COMMENT ON COLUMN operation.operation_ref IS 'Number of the file submitted: submitting it again costs nothing more.';
COMMENT ON COLUMN operation.forfait_id IS 'Null when the company had no package that day.';
CREATE INDEX operation_of_package ON operation (forfait_id, soumise_le DESC, operation_ref DESC);
