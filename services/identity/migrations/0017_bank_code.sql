-- Why: whoever works for a bank carries its partner code, also when invited or approved; the bank has
-- it once, and its people take it from there.
-- Safe with running code: yes, additive.

ALTER TABLE entreprise ADD COLUMN organisme text CHECK (length(organisme) BETWEEN 1 AND 64);
COMMENT ON COLUMN entreprise.organisme IS 'The partner code of a bank, e.g. bank-007; its people under the profile BNK carry it.';
COMMENT ON COLUMN affectation.organisme IS 'The partner code of an administration''s user, e.g. mce; a bank''s people take the bank''s.';
UPDATE entreprise e
   SET organisme = known.organisme
  FROM (SELECT ice, min(organisme) AS organisme
          FROM affectation
         WHERE profil = 'BNK' AND organisme IS NOT NULL
         GROUP BY ice
        HAVING count(DISTINCT organisme) = 1) known
 WHERE known.ice = e.ice;
