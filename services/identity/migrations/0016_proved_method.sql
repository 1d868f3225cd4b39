-- Why: a sign-in that ends with a new password tells with which factor it was proved, as others do.
-- Safe with running code: yes, additive.

ALTER TABLE login_transaction ADD COLUMN proved_method text;
COMMENT ON COLUMN login_transaction.proved_method IS 'With which factor of the level proved_acr, where it is not the usual one.';
