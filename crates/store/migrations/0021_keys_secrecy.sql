-- The secrecy of a review and its papers as people set it: proposed by one,
-- confirmed by another where it is lowered. Nothing is deleted; the confirmed
-- change that was decided last rules, else the law.
CREATE TABLE secrecy_change (
    id BIGINT PRIMARY KEY,
    review BIGINT NOT NULL REFERENCES review (id),
    former TEXT NOT NULL,
    latter TEXT NOT NULL,
    reason TEXT NOT NULL,
    provision TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES account (id),
    proposed BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT REFERENCES account (id),
    decided BIGINT NOT NULL
);
CREATE INDEX secrecy_change_review ON secrecy_change (review);
-- Passkeys of accounts: the public half only.
CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    public_key TEXT NOT NULL,
    uses BIGINT NOT NULL,
    added BIGINT NOT NULL,
    used BIGINT NOT NULL
);
CREATE INDEX passkey_account ON passkey (account);
