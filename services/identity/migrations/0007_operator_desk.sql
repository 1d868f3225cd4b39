-- Why: operators find companies and people whatever the accents, suspend a company, and see what was done to it.
-- Safe with running code: yes, additive; the tables are rewritten once, in seconds.

CREATE FUNCTION fold(said text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
    translate(
        replace(replace(replace(
            lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f\u0640\u064b-\u065f\u0670]', '', 'g')),
            'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
        'øłđı’‘ʼٱىیةہکگڭپڤ٠١٢٣٤٥٦٧٨٩',
        'oldi''''''اييههكككبف0123456789'),
    '\s+', ' ', 'g'));
COMMENT ON FUNCTION fold IS 'How a text is compared in a search: what shared.fold does, for columns that make themselves.';

ALTER TABLE entreprise
    ADD COLUMN statut text NOT NULL DEFAULT 'ACTIVE' CHECK (statut IN ('ACTIVE', 'SUSPENDUE')),
    ADD COLUMN recherche text NOT NULL
        GENERATED ALWAYS AS (fold(raison_sociale) || ' ' || ice::text) STORED;
COMMENT ON COLUMN entreprise.statut IS 'Under a suspended company nobody works; its people keep their own state.';
CREATE INDEX entreprise_by_raison_sociale ON entreprise (raison_sociale, ice);

ALTER TABLE utilisateur
    ADD COLUMN recherche text NOT NULL
        GENERATED ALWAYS AS (fold(username || ' ' || email || ' ' || prenom || ' ' || nom)) STORED;

ALTER TABLE oauth_client ADD COLUMN modifie_le timestamptz NOT NULL DEFAULT now();

CREATE INDEX oauth_grant_by_client ON oauth_grant (client_id) WHERE revoked_at IS NULL;
CREATE INDEX oauth_grant_by_affectation ON oauth_grant (affectation_id) WHERE revoked_at IS NULL;
CREATE INDEX security_log_by_ice ON security_log ((details ->> 'ice'), seq DESC) WHERE details ? 'ice';
CREATE INDEX security_log_by_client ON security_log (client_id, seq DESC);
