-- Giving an electronic vote up takes two members of the counting team: who
-- proposed it, and why. Another member confirms.
ALTER TABLE electronic_vote ADD COLUMN withdrawer BIGINT;
ALTER TABLE electronic_vote ADD COLUMN withdraw_reason TEXT;
