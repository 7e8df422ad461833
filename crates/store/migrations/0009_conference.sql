-- The conference of a step beside its roster: where and when, chair and
-- secretary, agenda, what was agreed and said, what was changed in the roster,
-- when it was closed and why it was opened again (`content`, JSON). `screen` is
-- the secret that opens the page for the projector, if one was made.
CREATE TABLE conference (
    step BIGINT PRIMARY KEY REFERENCES step (id),
    chair BIGINT REFERENCES person (id),
    secretary BIGINT REFERENCES person (id),
    content TEXT NOT NULL,
    screen TEXT
);
CREATE INDEX conference_chair ON conference (chair);
CREATE INDEX conference_secretary ON conference (secretary);

-- Whether the person is a member of the body whose members the quorum counts;
-- the code of the invitation, which opens the door and nothing else (it has
-- nothing to do with a ballot); whether the person came after the vote had been
-- opened; who comes instead, and why. No row says when anybody came.
ALTER TABLE summons ADD COLUMN member BIGINT NOT NULL DEFAULT 1;
ALTER TABLE summons ADD COLUMN invitation BIGINT;
ALTER TABLE summons ADD COLUMN late BIGINT NOT NULL DEFAULT 0;
ALTER TABLE summons ADD COLUMN substitute TEXT;
ALTER TABLE summons ADD COLUMN substitute_why TEXT;
