-- Searches that somebody keeps: each account its own, under a name. What is
-- kept is the query of the page, never what it finds.
CREATE TABLE saved_search (
    account BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (account, name)
);
-- Whoever brings records in looks for people by the number of their card.
CREATE INDEX profile_citizen ON profile (citizen_id);
-- The last backup and the last drill are asked for by every page of whoever runs
-- the machine.
CREATE INDEX journal_action ON journal (action, number);
