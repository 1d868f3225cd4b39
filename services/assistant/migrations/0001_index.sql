-- Why: the assistant answers from its own index of what is published, in three languages.
-- Safe with running code: yes, first migration.

CREATE FUNCTION index_vector(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT to_tsvector('pg_catalog.simple', folded)
        || to_tsvector('pg_catalog.french', folded)
        || to_tsvector('pg_catalog.arabic', folded)
        || to_tsvector('pg_catalog.english', folded)
$$;
COMMENT ON FUNCTION index_vector IS 'Words of a folded text as they stand, and their French, Arabic and English stems.';

CREATE FUNCTION index_query(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$
    SELECT plainto_tsquery('pg_catalog.simple', folded)
        || plainto_tsquery('pg_catalog.french', folded)
        || plainto_tsquery('pg_catalog.arabic', folded)
        || plainto_tsquery('pg_catalog.english', folded)
$$;
COMMENT ON FUNCTION index_query IS 'What asks index_vector for a word or for all words of an expression.';

CREATE TABLE passage (
    kind         text NOT NULL CHECK (kind IN ('SERVICE', 'FAQ', 'GUIDE')),
    code         text NOT NULL,
    titre        jsonb NOT NULL,
    texte        jsonb NOT NULL,
    profils      text[],
    carte        jsonb,
    titre_folded text NOT NULL,
    texte_folded text NOT NULL,
    titre_mots   tsvector GENERATED ALWAYS AS (index_vector(titre_folded)) STORED,
    mots         tsvector GENERATED ALWAYS AS (index_vector(titre_folded || ' ' || texte_folded)) STORED,
    offert       boolean NOT NULL,
    dit_le       timestamptz NOT NULL,
    PRIMARY KEY (kind, code),
    CONSTRAINT passage_service_has_card CHECK (
        NOT offert OR (kind = 'SERVICE') = (carte IS NOT NULL AND profils IS NOT NULL)
    )
);
COMMENT ON TABLE passage IS 'Something published that an answer may use: a service, an entry of the FAQ, a chapter of a guide.';
COMMENT ON COLUMN passage.profils IS 'Who has the service; null for what everyone may read.';
COMMENT ON COLUMN passage.carte IS 'The service as the catalogue told of it; null for what is not a service.';
COMMENT ON COLUMN passage.dit_le IS 'When its owner said so: an older word does not replace a newer one.';
CREATE INDEX passage_words ON passage USING gin (mots) WHERE offert;

CREATE TABLE glossaire (
    terme  text PRIMARY KEY,
    cibles text[] NOT NULL CHECK (cardinality(cibles) > 0)
);
COMMENT ON TABLE glossaire IS 'What people say, folded, and the words that the published texts use for it.';
