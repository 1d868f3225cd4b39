-- Why: a proof of possession (RFC 9449) is accepted once by all replicas of a service together.
-- Safe with running code: yes, additive.

CREATE TABLE dpop_proof (
    digest     bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE dpop_proof IS 'Proofs of possession that were accepted once and may not be again: SHA-256 of key thumbprint and jti.';
CREATE INDEX dpop_proof_by_expiry ON dpop_proof (expires_at);
