-- How soon somebody could take a post over, as an officer judged it on a day.
-- Judgements are added and never changed; one that is taken back keeps its row
-- and gains another.
CREATE TABLE readiness (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES person (id),
    post BIGINT NOT NULL REFERENCES post (id),
    level TEXT NOT NULL,
    rank_in_post BIGINT,
    emergency BIGINT NOT NULL,
    note TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    on_day TEXT NOT NULL,
    expires TEXT NOT NULL,
    recorded BIGINT NOT NULL
);
CREATE TABLE readiness_withdrawn (
    readiness BIGINT PRIMARY KEY REFERENCES readiness (id),
    withdrawn_by TEXT NOT NULL,
    recorded BIGINT NOT NULL
);
CREATE INDEX readiness_by_post ON readiness (post);
CREATE INDEX readiness_by_person ON readiness (person);
