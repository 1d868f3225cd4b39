-- Why: procurations: who may act for which company, within which limits, and what was done under them.
-- Safe with running code: yes, new tables and a nullable column.

CREATE TABLE procuration (
    procuration_id uuid PRIMARY KEY,
    type           text NOT NULL CHECK (type IN ('DOUANE', 'PORTNET')),
    mandant_ice    char(15) NOT NULL,
    profil         text NOT NULL,
    mandataire_ice char(15) NOT NULL REFERENCES entreprise,
    perimetre      text[] NOT NULL CHECK (cardinality(perimetre) BETWEEN 1 AND 200),
    bureaux        text[] NOT NULL DEFAULT '{}',
    chapitres      text[] NOT NULL DEFAULT '{}',
    montant_max    bigint CHECK (montant_max > 0),
    date_debut     date NOT NULL,
    date_fin       date NOT NULL,
    etat           text NOT NULL CHECK (etat IN
                       ('BROUILLON', 'EN_ATTENTE', 'ACTIVE', 'SUSPENDUE', 'REJETEE', 'REVOQUEE', 'EXPIREE')),
    motif          text CHECK (length(motif) <= 500),
    document_nom   text CHECK (length(document_nom) BETWEEN 1 AND 200),
    cree_le        timestamptz NOT NULL,
    modifie_le     timestamptz NOT NULL,
    CONSTRAINT procuration_profil_mandant FOREIGN KEY (mandant_ice, profil) REFERENCES entreprise_profil,
    CONSTRAINT procuration_a_autrui CHECK (substr(mandant_ice::text, 1, 9) <> substr(mandataire_ice::text, 1, 9)),
    CONSTRAINT procuration_dates CHECK (date_fin >= date_debut)
);
COMMENT ON TABLE procuration IS 'A mandant lets a mandataire act for it: these services, within these limits, from the first to the last day.';
COMMENT ON COLUMN procuration.profil IS 'As what the mandant is acted for: tokens carry exactly one profile.';
COMMENT ON COLUMN procuration.montant_max IS 'Highest amount of one act, centimes of MAD.';
CREATE INDEX procuration_by_mandant ON procuration (mandant_ice, procuration_id DESC);
CREATE INDEX procuration_by_mandataire ON procuration (mandataire_ice, procuration_id DESC);
CREATE INDEX procuration_by_end ON procuration (date_fin) WHERE etat IN ('EN_ATTENTE', 'ACTIVE', 'SUSPENDUE');

CREATE TABLE procuration_document (
    procuration_id uuid PRIMARY KEY REFERENCES procuration ON DELETE CASCADE,
    contenu        bytea NOT NULL,
    sha256         bytea NOT NULL,
    depose_le      timestamptz NOT NULL
);
COMMENT ON TABLE procuration_document IS 'The signed paper, as PDF.';

CREATE TABLE procuration_etape (
    seq            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    procuration_id uuid NOT NULL,
    at             timestamptz NOT NULL,
    acte           text NOT NULL,
    etat           text NOT NULL,
    par            text NOT NULL CHECK (par IN ('MANDANT', 'MANDATAIRE', 'DOUANE', 'SYSTEME')),
    user_id        uuid,
    acr            text,
    motif          text
);
COMMENT ON TABLE procuration_etape IS 'Each step of a procuration: who took it, how surely they were known (acr), and why. Append-only.';
CREATE INDEX procuration_etape_by_procuration ON procuration_etape (procuration_id, seq);
CREATE TRIGGER procuration_etape_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON procuration_etape
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE procuration_acte (
    acte_id        uuid PRIMARY KEY,
    procuration_id uuid NOT NULL,
    mandant_ice    char(15) NOT NULL,
    mandataire_ice char(15) NOT NULL,
    user_id        uuid NOT NULL,
    service_code   text NOT NULL,
    action         text NOT NULL CHECK (action IN ('PRISE', 'CONSULTATION', 'MODIFICATION')),
    objet          text NOT NULL,
    at             timestamptz NOT NULL
);
COMMENT ON TABLE procuration_acte IS 'What was done under procurations, by whom, on what: heard from every service. Append-only.';
CREATE INDEX procuration_acte_by_mandant ON procuration_acte (mandant_ice, at DESC, acte_id DESC);
CREATE INDEX procuration_acte_by_mandataire ON procuration_acte (mandataire_ice, at DESC, acte_id DESC);
CREATE INDEX procuration_acte_by_procuration ON procuration_acte (procuration_id, at DESC, acte_id DESC);
CREATE TRIGGER procuration_acte_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON procuration_acte
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE oauth_grant ADD COLUMN procuration_id uuid REFERENCES procuration;
COMMENT ON COLUMN oauth_grant.procuration_id IS 'The procuration under which its tokens act; none otherwise.';
CREATE INDEX oauth_grant_by_procuration ON oauth_grant (procuration_id, session_id) WHERE procuration_id IS NOT NULL;
