-- Why: the cards are read from one row a year and one a month, kept by additions only.
-- Safe with running code: yes, first migration of this service.

CREATE TABLE tableau (
    ice      text PRIMARY KEY,
    a_jour_a timestamptz
);
COMMENT ON TABLE tableau IS 'One row a company: whoever changes its figures locks it first, so replicas take turns.';
COMMENT ON COLUMN tableau.a_jour_a IS 'When the last event that counts on a card was taken in.';

CREATE TABLE compteur (
    role                text NOT NULL CHECK (role IN ('OPERATEUR', 'DECLARANT', 'BANQUE', 'PLACE')),
    party               text NOT NULL,
    year                smallint NOT NULL,
    month               smallint NOT NULL CHECK (month BETWEEN 0 AND 12),
    n_domiciliations    bigint NOT NULL DEFAULT 0,
    domiciliation_us    bigint NOT NULL DEFAULT 0,
    n_titres_domicilies bigint NOT NULL DEFAULT 0,
    regle_centimes      bigint NOT NULL DEFAULT 0,
    n_titres_imputes    bigint NOT NULL DEFAULT 0,
    impute_centimes     bigint NOT NULL DEFAULT 0,
    n_dum               bigint NOT NULL DEFAULT 0,
    valeur_centimes     bigint NOT NULL DEFAULT 0,
    n_mainlevees        bigint NOT NULL DEFAULT 0,
    n_dedouanements     bigint NOT NULL DEFAULT 0,
    dedouanement_us     bigint NOT NULL DEFAULT 0,
    n_visites           bigint NOT NULL DEFAULT 0,
    n_bad               bigint NOT NULL DEFAULT 0,
    n_entreprises       bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (role, party, year, month)
) WITH (fillfactor = 70);
COMMENT ON TABLE compteur IS 'What a party has in a month of Africa/Casablanca; month 0 is the whole year, where titles and visits that span months count once. A row of zeros does not exist.';
COMMENT ON COLUMN compteur.role IS 'OPERATEUR: company by ICE. DECLARANT: its declarant by ICE. BANQUE: by code. PLACE: the market, party ''''.';
COMMENT ON COLUMN compteur.domiciliation_us IS 'Microseconds from submission to domiciliation, added up.';
COMMENT ON COLUMN compteur.n_entreprises IS 'PLACE only: companies with at least one domiciliation in the period.';
