-- Why: the companies, their profiles, their people and what each person may do for which company.
-- Safe with running code: yes, first migration.

CREATE TABLE entreprise (
    ice            char(15) PRIMARY KEY
        CONSTRAINT entreprise_ice_valide
        CHECK (ice ~ '^[0-9]{15}$' AND ice::text::numeric % 97 = 0),
    cle            text NOT NULL GENERATED ALWAYS AS (substr(ice::text, 1, 9)) STORED,
    raison_sociale text NOT NULL CHECK (length(raison_sociale) BETWEEN 1 AND 200),
    rc             text CHECK (length(rc) BETWEEN 1 AND 40),
    if_fiscal      text CHECK (length(if_fiscal) BETWEEN 1 AND 40),
    adresse        text CHECK (length(adresse) BETWEEN 1 AND 500),
    cree_le        timestamptz NOT NULL,
    modifie_le     timestamptz NOT NULL
);
COMMENT ON TABLE entreprise IS 'A company known to the platform, by its ICE: the tenant key of the whole system.';
COMMENT ON COLUMN entreprise.cle IS 'The first nine digits: the company, whichever of its establishments the ICE names.';
CREATE INDEX entreprise_by_cle ON entreprise (cle);

CREATE TABLE entreprise_profil (
    ice    char(15) NOT NULL REFERENCES entreprise,
    profil text NOT NULL
        CONSTRAINT profil_connu
        CHECK (profil IN ('IMP', 'EXP', 'TRA', 'BNK', 'CON', 'FFW', 'MEA', 'TER', 'TPT', 'ADM', 'DOU', 'OPE')),
    PRIMARY KEY (ice, profil)
);
COMMENT ON TABLE entreprise_profil IS 'As what a company may work on the platform.';

CREATE TABLE utilisateur (
    user_id   uuid PRIMARY KEY,
    username  text NOT NULL CHECK (username ~ '^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$'),
    email     text NOT NULL CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
    prenom    text NOT NULL CHECK (length(prenom) <= 100),
    nom       text NOT NULL CHECK (length(nom) <= 100),
    statut    text NOT NULL DEFAULT 'ACTIF' CHECK (statut IN ('ACTIF', 'SUSPENDU')),
    langue    text CHECK (langue IN ('fr', 'ar', 'en')),
    cree_le   timestamptz NOT NULL
);
COMMENT ON TABLE utilisateur IS 'A person who may sign in. The user_id is the subject of tokens and is never reused.';
COMMENT ON COLUMN utilisateur.username IS 'Holds no @, so that a username can never be mistaken for an e-mail address.';
CREATE UNIQUE INDEX utilisateur_username ON utilisateur (lower(username));
CREATE UNIQUE INDEX utilisateur_email ON utilisateur (lower(email));

CREATE TABLE credential (
    user_id    uuid PRIMARY KEY REFERENCES utilisateur,
    hash       text NOT NULL,
    changed_at timestamptz NOT NULL
);
COMMENT ON TABLE credential IS 'A person''s password as Argon2id hash; in a table of its own, which no route reads.';

CREATE TABLE affectation (
    affectation_id uuid PRIMARY KEY,
    user_id        uuid NOT NULL REFERENCES utilisateur,
    ice            char(15),
    profil         text NOT NULL,
    roles          text[] NOT NULL DEFAULT '{}'
        CHECK (roles <@ ARRAY['administrateur', 'saisie', 'validation', 'comptabilite', 'lecture']),
    organisme      text CHECK (length(organisme) BETWEEN 1 AND 64),
    cree_le        timestamptz NOT NULL,
    CONSTRAINT affectation_unique UNIQUE NULLS NOT DISTINCT (user_id, ice, profil),
    CONSTRAINT affectation_profil_entreprise FOREIGN KEY (ice, profil) REFERENCES entreprise_profil,
    CONSTRAINT affectation_ice_requis CHECK (ice IS NOT NULL OR profil IN ('OPE', 'ADM', 'DOU', 'BNK'))
);
COMMENT ON TABLE affectation IS 'For which company, under which profile and with which roles a person works; a token carries exactly one.';
COMMENT ON COLUMN affectation.organisme IS 'The partner code of a bank''s or an administration''s user, e.g. bank-007.';
CREATE INDEX affectation_by_ice ON affectation (ice);
