-- Why: a company's administrators manage their own people: suspension in one company, removal, invitations.
-- Safe with running code: yes; constraints are renewed on tables that hold what is open now.

CREATE TABLE suspension (
    user_id      uuid NOT NULL REFERENCES utilisateur,
    ice          char(15) NOT NULL REFERENCES entreprise,
    motif        text NOT NULL CHECK (length(motif) BETWEEN 1 AND 500),
    suspendu_par uuid NOT NULL REFERENCES utilisateur,
    suspendu_le  timestamptz NOT NULL,
    PRIMARY KEY (user_id, ice)
);
COMMENT ON TABLE suspension IS 'People who may not work for a company until it reinstates them; their other companies are not touched.';

CREATE TABLE invitation (
    invitation_id uuid PRIMARY KEY,
    ice           char(15) NOT NULL,
    email         text NOT NULL CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
    profil        text NOT NULL,
    roles         text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['administrateur', 'saisie', 'validation', 'comptabilite', 'lecture']),
    langue        text NOT NULL CHECK (langue IN ('fr', 'ar', 'en')),
    digest        bytea NOT NULL UNIQUE,
    invite_par    uuid NOT NULL REFERENCES utilisateur,
    invite_le     timestamptz NOT NULL,
    envoye_le     timestamptz NOT NULL,
    envois        integer NOT NULL CHECK (envois > 0),
    expire_le     timestamptz NOT NULL,
    accord_le     timestamptz,
    accepte_le    timestamptz,
    accepte_par   uuid REFERENCES utilisateur,
    annule_le     timestamptz,
    FOREIGN KEY (ice, profil) REFERENCES entreprise_profil (ice, profil),
    CHECK ((accepte_le IS NULL) = (accepte_par IS NULL)),
    CHECK (accepte_le IS NULL OR annule_le IS NULL)
);
COMMENT ON TABLE invitation IS 'A company asks the owner of an e-mail address to work for it. One row a company and address: asked again, it is renewed.';
COMMENT ON COLUMN invitation.digest IS 'SHA-256 of the link''s 256 random bits; sending again replaces it.';
COMMENT ON COLUMN invitation.envois IS 'Letters sent in the present day, so that nobody''s mailbox is flooded.';
COMMENT ON COLUMN invitation.accord_le IS 'When the link''s holder agreed; the next sign-in of the account with this address makes it good.';
CREATE UNIQUE INDEX invitation_unique ON invitation (ice, lower(email));
CREATE INDEX invitation_by_time ON invitation (ice, invite_le DESC, invitation_id DESC);
CREATE INDEX invitation_agreed ON invitation (lower(email)) WHERE accord_le IS NOT NULL AND accepte_le IS NULL;

-- An affectation that a company ends is deleted; what was opened under it remembers nothing of it.
ALTER TABLE sso_session DROP CONSTRAINT sso_session_affectation_id_fkey,
    ADD CONSTRAINT sso_session_affectation_id_fkey FOREIGN KEY (affectation_id) REFERENCES affectation ON DELETE SET NULL;
ALTER TABLE oauth_grant DROP CONSTRAINT oauth_grant_affectation_id_fkey,
    ADD CONSTRAINT oauth_grant_affectation_id_fkey FOREIGN KEY (affectation_id) REFERENCES affectation ON DELETE SET NULL;
