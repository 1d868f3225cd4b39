-- Why: the portal's menu, its search and its links to other portals are data, in three languages.
-- Safe with running code: yes, first migration.

CREATE FUNCTION is_label(candidate jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT candidate ?& ARRAY['fr', 'ar', 'en']
       AND candidate ->> 'fr' <> '' AND candidate ->> 'ar' <> '' AND candidate ->> 'en' <> ''
$$;
COMMENT ON FUNCTION is_label IS 'A text is published in French, Arabic and English or not at all.';

CREATE TABLE section (
    code  text PRIMARY KEY CHECK (code ~ '^[a-z][a-z-]*$'),
    rang  integer NOT NULL,
    label jsonb NOT NULL CHECK (is_label(label))
);
COMMENT ON TABLE section IS 'The sections of the menu, in the order of rang.';

CREATE TABLE organisme (
    code  text PRIMARY KEY CHECK (code ~ '^[a-z][a-z-]*$'),
    rang  integer NOT NULL,
    label jsonb NOT NULL CHECK (is_label(label))
);
COMMENT ON TABLE organisme IS 'Who stands behind a service: a facet of the search.';

CREATE TABLE produit (
    code  text PRIMARY KEY CHECK (code ~ '^[a-z][a-z-]*$'),
    rang  integer NOT NULL,
    label jsonb NOT NULL CHECK (is_label(label))
);
COMMENT ON TABLE produit IS 'Which goods a service is for: a facet of the search.';

CREATE TABLE service (
    code           text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z-]*$'),
    rang           integer NOT NULL,
    label          jsonb NOT NULL CHECK (is_label(label)),
    description    jsonb NOT NULL CHECK (is_label(description)),
    section_code   text NOT NULL REFERENCES section,
    organisme_code text NOT NULL REFERENCES organisme,
    produit_code   text NOT NULL REFERENCES produit,
    flux           text NOT NULL CHECK (flux IN ('IMPORT', 'EXPORT', 'IMPORT_EXPORT')),
    kind           text NOT NULL CHECK (kind IN ('DEMANDE', 'INTERNE', 'LIEN')),
    url            text,
    url_verified   boolean NOT NULL,
    profils        text[] NOT NULL CHECK (cardinality(profils) > 0),
    consomme       boolean NOT NULL,
    phase          smallint NOT NULL,
    keywords       text[] NOT NULL,
    folded         text NOT NULL,
    revision       text NOT NULL,
    publie_le      timestamptz NOT NULL,
    retire_le      timestamptz,
    CONSTRAINT service_url_of_link CHECK ((kind = 'LIEN') = (url IS NOT NULL)),
    CONSTRAINT service_url_is_https CHECK (url ~ '^https://')
);
COMMENT ON TABLE service IS 'A service of the portal: a request with a form, a page, or a link to a partner.';
COMMENT ON COLUMN service.consomme IS 'Whether one submission uses one operation of the company''s forfait.';
COMMENT ON COLUMN service.folded IS 'All the texts a search looks in, folded; computed by the rules when it is published.';
COMMENT ON COLUMN service.revision IS 'Digest of everything published about the service: it is said again when this changes.';
COMMENT ON COLUMN service.retire_le IS 'Since when it is no longer offered; null while it is.';
CREATE INDEX service_offered ON service (rang) WHERE retire_le IS NULL;

CREATE TABLE acces_rapide (
    rang         integer PRIMARY KEY,
    service_code text NOT NULL UNIQUE REFERENCES service
);
COMMENT ON TABLE acces_rapide IS 'The shortcuts of the dashboard.';

CREATE TABLE lien (
    code        text PRIMARY KEY,
    famille     text NOT NULL CHECK (famille IN ('PORTAIL', 'RESEAU', 'AUTRE')),
    rang        integer NOT NULL,
    label       jsonb NOT NULL CHECK (is_label(label)),
    description jsonb NOT NULL CHECK (is_label(description)),
    url         text NOT NULL CHECK (url ~ '^(https://|/)'),
    connexion   boolean NOT NULL,
    verified    boolean NOT NULL
);
COMMENT ON TABLE lien IS 'PORTNET''s portals, its official social networks and other useful sites.';
COMMENT ON COLUMN lien.connexion IS 'Whether one signs in to it here, with Portnet ID.';
COMMENT ON COLUMN lien.verified IS 'Whether PORTNET has confirmed the address.';

CREATE TABLE favori (
    sub          text NOT NULL,
    service_code text NOT NULL REFERENCES service,
    cree_le      timestamptz NOT NULL,
    PRIMARY KEY (sub, service_code)
);
COMMENT ON TABLE favori IS 'The services a person has starred; they follow the person to any machine.';

CREATE TABLE droit_forfait (
    ice        text NOT NULL,
    forfait_id uuid NOT NULL,
    ouvert     boolean NOT NULL,
    date_debut date,
    date_fin   date,
    vu_le      timestamptz NOT NULL,
    PRIMARY KEY (ice, forfait_id)
);
COMMENT ON TABLE droit_forfait IS 'What billing says of each company''s packages: does one still allow a submission?';
COMMENT ON COLUMN droit_forfait.ouvert IS 'False once exhausted, expired or terminated; it never opens again.';
