-- Why: what the events tell of titles, declarations, visits and orders: from these rows alone the counters follow.
-- Safe with running code: yes, first migration of this service.
--
-- Every key opens with the owner's ICE. Columns are unknown (NULL) until some event tells them; each settles towards
-- one value (first fact, latest rectification, any annulment) whatever the order of arrival. An object's bucket is
-- the month of its own instant in Africa/Casablanca: a later cancellation subtracts there.

CREATE TABLE titre (
    ice       text NOT NULL,
    titre_no  text NOT NULL,
    annule_le timestamptz,
    PRIMARY KEY (ice, titre_no)
);

CREATE TABLE domiciliation (
    ice              text NOT NULL,
    titre_no         text NOT NULL,
    domiciliation_no text NOT NULL,
    banque           text,
    domicilie_le     timestamptz,
    soumis_le        timestamptz,
    PRIMARY KEY (ice, titre_no, domiciliation_no)
);
COMMENT ON COLUMN domiciliation.soumis_le IS 'When the title entered the queue of the bank: the clock of K1 starts.';

CREATE TABLE imputation (
    ice              text NOT NULL,
    imputation_id    text NOT NULL,
    titre_no         text,
    impute_le        timestamptz,
    montant_centimes bigint,
    annulee_le       timestamptz,
    PRIMARY KEY (ice, imputation_id)
);
CREATE INDEX imputation_by_titre ON imputation (ice, titre_no);

CREATE TABLE reglement (
    ice              text NOT NULL,
    source           text NOT NULL,
    reglement_id     text NOT NULL,
    regle_le         timestamptz,
    montant_centimes bigint,
    annule_le        timestamptz,
    PRIMARY KEY (ice, source, reglement_id)
);
COMMENT ON COLUMN reglement.source IS 'The bank that speaks: only it can cancel, and two banks may use one reference.';

CREATE TABLE dum (
    ice                      text NOT NULL,
    dum_ref                  text NOT NULL,
    enregistree_le           timestamptz,
    declarant_ice            text,
    valeur_centimes          bigint,
    rectifiee_le             timestamptz,
    valeur_rectifiee_centimes bigint,
    annulee_le               timestamptz,
    mainlevee_retiree_le     timestamptz,
    PRIMARY KEY (ice, dum_ref)
);
COMMENT ON COLUMN dum.mainlevee_retiree_le IS 'The latest withdrawal of a release: releases up to then are void.';

CREATE TABLE mainlevee (
    ice            text NOT NULL,
    dum_ref        text NOT NULL,
    prononcee_le   timestamptz NOT NULL,
    enregistree_le timestamptz,
    sens           text,
    PRIMARY KEY (ice, dum_ref, prononcee_le)
);

CREATE TABLE controle (
    ice         text NOT NULL,
    source      text NOT NULL,
    controle_id text NOT NULL,
    visite      text,
    effectue_le timestamptz,
    annule_le   timestamptz,
    PRIMARY KEY (ice, source, controle_id)
);
COMMENT ON TABLE controle IS 'Physical controls only; a visit counts where one of its controls stands.';
CREATE INDEX controle_by_visite ON controle (ice, visite);

CREATE TABLE bad (
    ice       text NOT NULL,
    source    text NOT NULL,
    bad_no    text NOT NULL,
    emis_le   timestamptz,
    annule_le timestamptz,
    PRIMARY KEY (ice, source, bad_no)
);

CREATE TABLE forfait (
    ice        text NOT NULL,
    forfait_id uuid NOT NULL,
    active_le  timestamptz,
    code       text,
    total      integer,
    date_debut date,
    date_fin   date,
    ferme_le   timestamptz,
    PRIMARY KEY (ice, forfait_id)
);
COMMENT ON COLUMN forfait.total IS 'Operations bought; NULL when unlimited.';

CREATE TABLE operation (
    ice           text NOT NULL,
    forfait_id    uuid NOT NULL,
    operation_ref text NOT NULL,
    consommee_le  timestamptz,
    restituee_le  timestamptz,
    PRIMARY KEY (ice, forfait_id, operation_ref)
);

CREATE TABLE entreprise (
    ice            text PRIMARY KEY,
    connue_le      timestamptz,
    raison_sociale text,
    profils        text[] NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE entreprise IS 'Registered companies, by the latest news from identity.';
