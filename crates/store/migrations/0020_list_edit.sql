-- Working on the list of a review. The official list lies with the review
-- itself (review.proposals); a scenario is a copy to try things on.
CREATE TABLE scenario (
    id BIGINT PRIMARY KEY,
    review BIGINT NOT NULL REFERENCES review (id),
    name TEXT NOT NULL,
    proposals TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX scenario_review ON scenario (review);
-- What was edited, and what takes it back. Moves are never deleted: one that
-- was taken back stays and says so. `scenario` is NULL for the official list.
CREATE TABLE list_move (
    id BIGINT PRIMARY KEY,
    review BIGINT NOT NULL REFERENCES review (id),
    scenario BIGINT REFERENCES scenario (id),
    number BIGINT NOT NULL,
    edits TEXT NOT NULL,
    back TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX list_move_review ON list_move (review);
CREATE INDEX list_move_scenario ON list_move (scenario);
