-- Why: a company joins the portal by itself: it asks, proves its address, and an operator decides.
-- Safe with running code: yes, additive; the relaxed check on entreprise accepts all that it did.

CREATE SEQUENCE souscription_numero;
COMMENT ON SEQUENCE souscription_numero IS 'Serial part of a request''s public number. Has gaps.';

CREATE TABLE souscription (
    souscription_id uuid PRIMARY KEY,
    reference       text NOT NULL UNIQUE CHECK (reference ~ '^SOU-[0-9]{4}-[0-9]{6,}$'),
    etat            text NOT NULL CHECK (etat IN ('A_CONFIRMER', 'SOUMISE', 'COMPLEMENT_DEMANDE', 'APPROUVEE', 'REJETEE', 'ANNULEE', 'TRANSMISE')),
    version         integer NOT NULL DEFAULT 1,
    ice             char(15) NOT NULL CHECK (ice ~ '^[0-9]{15}$'),
    cle             text NOT NULL GENERATED ALWAYS AS (substr(ice::text, 1, 9)) STORED,
    ice_atteste     boolean NOT NULL,
    raison_sociale  text NOT NULL CHECK (length(raison_sociale) BETWEEN 1 AND 200),
    rc              text NOT NULL CHECK (length(rc) BETWEEN 1 AND 40),
    if_fiscal       text NOT NULL CHECK (length(if_fiscal) BETWEEN 1 AND 40),
    adresse         text NOT NULL CHECK (length(adresse) BETWEEN 1 AND 300),
    ville           text NOT NULL CHECK (length(ville) BETWEEN 1 AND 100),
    telephone       text NOT NULL CHECK (length(telephone) BETWEEN 8 AND 30),
    email           text NOT NULL CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
    profils         text[] NOT NULL CHECK (cardinality(profils) > 0 AND profils <@ ARRAY['IMP', 'EXP', 'TRA', 'BNK', 'CON', 'FFW', 'MEA', 'TER', 'TPT']),
    administrateur  jsonb NOT NULL,
    langue          text NOT NULL CHECK (langue IN ('fr', 'ar', 'en')),
    consentement_le timestamptz NOT NULL,
    deposee_le      timestamptz NOT NULL,
    soumise_le      timestamptz,
    decidee_le      timestamptz,
    operateur_id    uuid REFERENCES utilisateur,
    derogation_ice  text CHECK (length(derogation_ice) BETWEEN 10 AND 500),
    idempotence     bytea UNIQUE,
    corps           bytea NOT NULL,
    CONSTRAINT souscription_soumise CHECK (soumise_le IS NOT NULL OR etat IN ('A_CONFIRMER', 'ANNULEE', 'TRANSMISE'))
);
COMMENT ON TABLE souscription IS 'A company''s request to join the portal. Before A_CONFIRMER ends nobody but its applicant knows of it.';
COMMENT ON COLUMN souscription.version IS 'Counts changes: an operator decides on what they have read, or not at all.';
COMMENT ON COLUMN souscription.ice_atteste IS 'The check digits are wrong and the applicant says that the certificate reads so.';
COMMENT ON COLUMN souscription.derogation_ice IS 'Why an operator accepted an ICE with wrong check digits.';
COMMENT ON COLUMN souscription.idempotence IS 'Keyed digest of the Idempotency-Key that opened it.';
COMMENT ON COLUMN souscription.corps IS 'Keyed digest of what was asked, so that a key that comes again with something else is refused.';
CREATE UNIQUE INDEX souscription_en_cours ON souscription (cle) WHERE etat IN ('SOUMISE', 'COMPLEMENT_DEMANDE');
CREATE INDEX souscription_by_soumise ON souscription (soumise_le, souscription_id) WHERE etat <> 'A_CONFIRMER';
CREATE INDEX souscription_a_confirmer ON souscription (deposee_le) WHERE etat = 'A_CONFIRMER';

CREATE TABLE souscription_acte (
    acte_id         uuid PRIMARY KEY,
    souscription_id uuid NOT NULL REFERENCES souscription,
    le              timestamptz NOT NULL,
    acte            text NOT NULL,
    par             text NOT NULL CHECK (par IN ('DEMANDEUR', 'OPERATEUR', 'PORTAIL')),
    etat            text NOT NULL,
    user_id         uuid REFERENCES utilisateur,
    message         text,
    motif           text,
    champs          text[] NOT NULL DEFAULT '{}',
    avant           jsonb
);
COMMENT ON TABLE souscription_acte IS 'What was done with a request, by whom, and the state it led to. Append-only.';
COMMENT ON COLUMN souscription_acte.avant IS 'What the request said before the applicant mended it.';
CREATE INDEX souscription_acte_by_souscription ON souscription_acte (souscription_id, le, acte_id);
CREATE TRIGGER souscription_acte_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON souscription_acte
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE souscription_document (
    document_id     uuid PRIMARY KEY,
    souscription_id uuid NOT NULL REFERENCES souscription ON DELETE CASCADE,
    nature          text NOT NULL CHECK (nature IN ('ICE', 'RC', 'IF', 'CIN', 'MANDAT', 'AUTRE')),
    nom             text NOT NULL CHECK (length(nom) BETWEEN 1 AND 100),
    media_type      text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    sha256          bytea NOT NULL CHECK (length(sha256) = 32),
    contenu         bytea NOT NULL CHECK (length(contenu) BETWEEN 1 AND 5242880),
    depose_le       timestamptz NOT NULL,
    retire_le       timestamptz
);
COMMENT ON TABLE souscription_document IS 'What proves a request. A withdrawn document stays: an operator may have decided on it.';
ALTER TABLE souscription_document ALTER COLUMN contenu SET STORAGE EXTERNAL;
CREATE INDEX souscription_document_by_souscription ON souscription_document (souscription_id, depose_le);

ALTER TABLE throttle DROP CONSTRAINT throttle_kind_check,
    ADD CONSTRAINT throttle_kind_check CHECK (kind IN ('compte', 'adresse', 'appareil', 'code', 'souscription'));

-- Numbers older than the check digits exist: an operator accepts one, and says why.
ALTER TABLE entreprise ADD COLUMN derogation_ice text CHECK (length(derogation_ice) BETWEEN 10 AND 500),
    DROP CONSTRAINT entreprise_ice_valide,
    ADD CONSTRAINT entreprise_ice_valide CHECK (ice ~ '^[0-9]{15}$' AND (ice::text::numeric % 97 = 0 OR derogation_ice IS NOT NULL));
COMMENT ON COLUMN entreprise.derogation_ice IS 'Why its wrong check digits were accepted, and NULL for nearly all.';
