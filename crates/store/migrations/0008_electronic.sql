-- An electronic vote of a step: its form and where it stands. Codes and ballots
-- are not here: until the box is opened they lie in files of their own, and no
-- transaction of this database has to do with a voter.
CREATE TABLE electronic_vote (
    form TEXT PRIMARY KEY,
    step BIGINT NOT NULL REFERENCES step (id),
    content TEXT NOT NULL,
    cards BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- Who was the first of two to open the box, and the cards handed out by
    -- that person's word.
    opener BIGINT,
    issued BIGINT
);
CREATE INDEX electronic_vote_step ON electronic_vote (step);
-- The receipts of an opened box, written at once and in sorted order.
CREATE TABLE electronic_receipt (
    form TEXT NOT NULL REFERENCES electronic_vote (form),
    receipt TEXT NOT NULL,
    PRIMARY KEY (form, receipt)
);
