-- Why: a complaint is followed by number and state, whoever files it: a person, or a fact that calls for one.
-- Safe with running code: yes, additive.

CREATE TABLE reclamation_compteur (
    annee   integer PRIMARY KEY,
    dernier integer NOT NULL
);
COMMENT ON TABLE reclamation_compteur IS 'The last number given in each civil year.';

CREATE TABLE reclamation (
    numero       text PRIMARY KEY CHECK (numero ~ '^REC-[0-9]{4}-[0-9]{6,}$'),
    genre        text NOT NULL CHECK (genre IN ('RECLAMATION', 'INFORMATION', 'SUGGESTION', 'INCIDENT')),
    theme_code   text NOT NULL CHECK (theme_code ~ '^[a-z][a-z-]*$'),
    service_code text,
    priorite     text NOT NULL CHECK (priorite IN ('NORMALE', 'HAUTE')),
    statut       text NOT NULL
        CHECK (statut IN ('NOUVELLE', 'AFFECTEE', 'EN_COURS', 'ATTENTE_CLIENT', 'REPONDUE', 'CLOTUREE', 'ANNULEE')),
    user_id      uuid NOT NULL,
    ice          char(15),
    objet        text CHECK (length(objet) BETWEEN 1 AND 200),
    texte        text CHECK (length(texte) BETWEEN 1 AND 4000),
    motif_code   text,
    details      jsonb NOT NULL DEFAULT '{}',
    origine_id   uuid UNIQUE,
    cree_le      timestamptz NOT NULL,
    modifie_le   timestamptz NOT NULL,
    CONSTRAINT reclamation_par_personne_ou_par_fait CHECK (
        CASE WHEN motif_code IS NULL THEN objet IS NOT NULL AND texte IS NOT NULL AND origine_id IS NULL
             ELSE objet IS NULL AND texte IS NULL AND origine_id IS NOT NULL END
    )
);
COMMENT ON TABLE reclamation IS 'A complaint or question that the help desk follows until it is closed.';
COMMENT ON COLUMN reclamation.user_id IS 'Whose it is.';
COMMENT ON COLUMN reclamation.ice IS 'The company in whose name; null for staff without one.';
COMMENT ON COLUMN reclamation.motif_code IS 'The fact that opened it, where no person wrote it: the screens have the words, in each language.';
COMMENT ON COLUMN reclamation.details IS 'What those words are filled with.';
COMMENT ON COLUMN reclamation.origine_id IS 'The fact''s own id: told again, it opens no second one.';
CREATE INDEX reclamation_by_person ON reclamation (user_id, cree_le DESC, numero DESC);
CREATE INDEX reclamation_by_ice ON reclamation (ice, cree_le DESC, numero DESC) WHERE ice IS NOT NULL;
CREATE INDEX reclamation_by_date ON reclamation (cree_le DESC, numero DESC);

CREATE TABLE reclamation_etape (
    numero text NOT NULL REFERENCES reclamation,
    rang   integer NOT NULL CHECK (rang >= 1),
    statut text NOT NULL,
    le     timestamptz NOT NULL,
    par    uuid,
    motif  text CHECK (length(motif) BETWEEN 1 AND 2000),
    PRIMARY KEY (numero, rang)
);
COMMENT ON TABLE reclamation_etape IS 'How a complaint came to its state: one row a change, the first is its filing.';
COMMENT ON COLUMN reclamation_etape.par IS 'Who did it; null when the portal did.';
