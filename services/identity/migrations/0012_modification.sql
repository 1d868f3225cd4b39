-- Why: people ask for a change of what Mon espace shows, and somebody who may decides.
-- Safe with running code: yes, additive.

CREATE TABLE modification (
    modification_id uuid PRIMARY KEY,
    champ           text NOT NULL
        CHECK (champ IN ('prenom', 'nom', 'email', 'raison_sociale', 'rc', 'if_fiscal', 'adresse')),
    user_id         uuid NOT NULL REFERENCES utilisateur,
    ice             char(15) REFERENCES entreprise,
    avant           text,
    apres           text NOT NULL CHECK (length(apres) BETWEEN 1 AND 500),
    motif           text NOT NULL CHECK (length(motif) BETWEEN 1 AND 500),
    etat            text NOT NULL DEFAULT 'SOUMISE'
        CHECK (etat IN ('SOUMISE', 'ACCEPTEE', 'REFUSEE', 'ANNULEE')),
    cree_le         timestamptz NOT NULL,
    decidee_le      timestamptz,
    decidee_par     uuid REFERENCES utilisateur,
    reponse         text CHECK (length(reponse) BETWEEN 1 AND 500),
    lien_digest     bytea,
    lien_expire_le  timestamptz,
    appliquee_le    timestamptz,
    ouverte         boolean NOT NULL GENERATED ALWAYS AS
        (etat = 'SOUMISE' OR (etat = 'ACCEPTEE' AND appliquee_le IS NULL)) STORED,
    de_entreprise   boolean NOT NULL GENERATED ALWAYS AS
        (champ IN ('raison_sociale', 'rc', 'if_fiscal', 'adresse')) STORED,
    CONSTRAINT modification_entreprise_requise CHECK (ice IS NOT NULL OR NOT de_entreprise)
);
COMMENT ON TABLE modification IS 'Changes of a person''s or a company''s data that were asked for, and what became of them.';
COMMENT ON COLUMN modification.ice IS 'The company under which it was asked: its administrator decides on personal data, operators on its own.';
COMMENT ON COLUMN modification.lien_digest IS 'SHA-256 of the link by which the owner of a new e-mail address confirms it.';
COMMENT ON COLUMN modification.ouverte IS 'Nothing is asked twice: it waits for a decision, or for a confirmation.';
CREATE UNIQUE INDEX modification_ouverte_personne ON modification (user_id, champ)
    WHERE ouverte AND NOT de_entreprise;
CREATE UNIQUE INDEX modification_ouverte_entreprise ON modification (ice, champ)
    WHERE ouverte AND de_entreprise;
CREATE UNIQUE INDEX modification_lien ON modification (lien_digest);
CREATE INDEX modification_by_user ON modification (user_id, cree_le DESC);
CREATE INDEX modification_by_etat ON modification (etat, cree_le, modification_id);
