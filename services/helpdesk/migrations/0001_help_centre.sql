-- Why: what the help centre offers, the FAQ and the guides are data, in three languages.
-- Safe with running code: yes, first migration.

CREATE FUNCTION is_label(candidate jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT candidate ?& ARRAY['fr', 'ar', 'en']
       AND candidate ->> 'fr' <> '' AND candidate ->> 'ar' <> '' AND candidate ->> 'en' <> ''
$$;
COMMENT ON FUNCTION is_label IS 'A text is published in French, Arabic and English or not at all.';

CREATE TABLE assistance (
    une               boolean PRIMARY KEY DEFAULT true CHECK (une),
    telephone         text NOT NULL CHECK (telephone ~ '^\+[0-9]{8,15}$'),
    telephone_affiche text NOT NULL
);
COMMENT ON TABLE assistance IS 'How people reach an adviser; one row.';
COMMENT ON COLUMN assistance.telephone IS 'In E.164, as a tel: link needs it.';

CREATE TABLE aide_entree (
    code        text PRIMARY KEY,
    rang        integer NOT NULL,
    label       jsonb NOT NULL CHECK (is_label(label)),
    description jsonb NOT NULL CHECK (is_label(description)),
    path        text NOT NULL CHECK (path ~ '^/[a-z/-]*$')
);
COMMENT ON TABLE aide_entree IS 'What the help centre offers, in the order shown.';

CREATE TABLE theme (
    code  text PRIMARY KEY CHECK (code ~ '^[a-z][a-z-]*$'),
    rang  integer NOT NULL,
    label jsonb NOT NULL CHECK (is_label(label))
);
COMMENT ON TABLE theme IS 'The themes of the FAQ.';

CREATE TABLE question (
    code       text PRIMARY KEY CHECK (code ~ '^[a-z][a-z.-]*$'),
    theme_code text NOT NULL REFERENCES theme,
    rang       integer NOT NULL,
    question   jsonb NOT NULL CHECK (is_label(question)),
    reponse    jsonb NOT NULL CHECK (is_label(reponse)),
    folded     text NOT NULL,
    revision   text NOT NULL,
    publiee_le timestamptz NOT NULL,
    retiree_le timestamptz
);
COMMENT ON TABLE question IS 'An entry of the FAQ. Its code never changes meaning: answers cite it.';
COMMENT ON COLUMN question.folded IS 'All the texts a search looks in, folded; computed by the rules.';
COMMENT ON COLUMN question.revision IS 'Digest of what is published: it is said again when this changes.';

CREATE TABLE chapitre_modele (
    code  text PRIMARY KEY,
    rang  integer NOT NULL,
    label jsonb NOT NULL CHECK (is_label(label))
);
COMMENT ON TABLE chapitre_modele IS 'The chapters that the guide of every service has.';

CREATE TABLE guide (
    code         text PRIMARY KEY CHECK (code ~ '^[a-z][a-z.-]*$'),
    rang         integer NOT NULL,
    service_code text UNIQUE,
    label        jsonb NOT NULL CHECK (is_label(label))
);
COMMENT ON TABLE guide IS 'A guide that has content.';
COMMENT ON COLUMN guide.service_code IS 'The service it is about; null for the portal''s own guide.';

CREATE TABLE chapitre (
    code       text PRIMARY KEY CHECK (code ~ '^[a-z][a-z.-]*$'),
    guide_code text NOT NULL REFERENCES guide,
    chapitre   text NOT NULL,
    rang       integer NOT NULL,
    label      jsonb NOT NULL CHECK (is_label(label)),
    corps      jsonb NOT NULL CHECK (is_label(corps)),
    revision   text NOT NULL,
    publie_le  timestamptz NOT NULL,
    retire_le  timestamptz,
    CONSTRAINT chapitre_once UNIQUE (guide_code, chapitre)
);
COMMENT ON TABLE chapitre IS 'A chapter of a guide. Its code never changes meaning: answers cite it.';
COMMENT ON COLUMN chapitre.corps IS 'Markdown.';

CREATE TABLE service (
    code    text PRIMARY KEY,
    label   jsonb NOT NULL,
    genre   text NOT NULL,
    offert  boolean NOT NULL,
    dit_le  timestamptz NOT NULL
);
COMMENT ON TABLE service IS 'The services the catalogue has told of.';
COMMENT ON COLUMN service.dit_le IS 'When the catalogue said so: an older word does not replace a newer one.';
