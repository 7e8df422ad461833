-- Accounts of people: invited by a one-time link, with a second factor, in a
-- state, perhaps of a person of the roster. Accounts made before are active.
-- Moments are 0 where nothing happened yet.
ALTER TABLE account ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
ALTER TABLE account ADD COLUMN person BIGINT REFERENCES person (id);
ALTER TABLE account ADD COLUMN clearance TEXT NOT NULL DEFAULT 'top-secret';
ALTER TABLE account ADD COLUMN active_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN last_sign_in BIGINT NOT NULL DEFAULT 0;
-- The key of one-time passwords in hex, and the last period whose password was
-- used, so that none is used twice.
ALTER TABLE account ADD COLUMN totp_key TEXT;
ALTER TABLE account ADD COLUMN totp_used BIGINT NOT NULL DEFAULT 0;
CREATE INDEX account_person ON account (person);

-- When a session began, and the family of its browser.
ALTER TABLE session ADD COLUMN began BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
CREATE INDEX session_account ON session (account);

-- A one-time link: only the digest of its token. One an account.
CREATE TABLE account_link (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    token_hash TEXT NOT NULL UNIQUE,
    expires BIGINT NOT NULL
);
-- Recovery codes that were not used yet: only their digests.
CREATE TABLE recovery_code (
    account BIGINT NOT NULL REFERENCES account (id),
    code_hash TEXT NOT NULL,
    PRIMARY KEY (account, code_hash)
);
-- Who gave the right password and still has to give the second factor.
CREATE TABLE half_sign_in (
    token_hash TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    browser TEXT NOT NULL,
    expires BIGINT NOT NULL
);
-- A right lent from one account to another, from day to day, both included.
CREATE TABLE delegation (
    id BIGINT PRIMARY KEY,
    from_account BIGINT NOT NULL REFERENCES account (id),
    to_account BIGINT NOT NULL REFERENCES account (id),
    right_code TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    reason TEXT NOT NULL,
    ended BIGINT NOT NULL DEFAULT 0
);
-- When somebody went through all accounts and their rights, and what they found.
CREATE TABLE access_review (
    id BIGINT PRIMARY KEY,
    on_day TEXT NOT NULL,
    done_by BIGINT NOT NULL REFERENCES account (id),
    note TEXT NOT NULL,
    recorded BIGINT NOT NULL
);
