-- A recount begins another round; what earlier rounds counted stays.
ALTER TABLE count_record ADD COLUMN round BIGINT NOT NULL DEFAULT 1;

-- The kinds of invalid sheets declared before the first sheet is entered, by
-- their codes with a space between, and the account that declared them.
CREATE TABLE count_terms (
    step BIGINT PRIMARY KEY REFERENCES step (id),
    kinds TEXT NOT NULL,
    declared_by BIGINT NOT NULL
);

-- Sheets as typed, by the bundle and number that the team wrote on their backs
-- after the box was emptied and mixed. No id, no time.
CREATE TABLE count_entry (
    step BIGINT NOT NULL REFERENCES step (id),
    round BIGINT NOT NULL,
    counter BIGINT NOT NULL,
    batch TEXT NOT NULL,
    sheet BIGINT NOT NULL,
    marks TEXT NOT NULL,
    PRIMARY KEY (step, round, counter, batch, sheet)
);

-- Names that voters wrote: how many sheets bear which, apart from all marks.
CREATE TABLE written_name (
    step BIGINT NOT NULL REFERENCES step (id),
    round BIGINT NOT NULL,
    counter BIGINT NOT NULL,
    group_number BIGINT NOT NULL,
    name TEXT NOT NULL,
    sheets BIGINT NOT NULL,
    PRIMARY KEY (step, round, counter, group_number, name)
);

-- Decisions that two spellings are one person, in the order taken.
CREATE TABLE name_merge (
    step BIGINT NOT NULL REFERENCES step (id),
    round BIGINT NOT NULL,
    number BIGINT NOT NULL,
    group_number BIGINT NOT NULL,
    from_name TEXT NOT NULL,
    into_name TEXT NOT NULL,
    decided_by BIGINT NOT NULL,
    PRIMARY KEY (step, round, number)
);

-- The release of a round's result: who proposed which figures, who confirmed.
CREATE TABLE count_release (
    step BIGINT NOT NULL REFERENCES step (id),
    round BIGINT NOT NULL,
    proposed_by BIGINT NOT NULL,
    digest TEXT NOT NULL,
    confirmed_by BIGINT,
    PRIMARY KEY (step, round)
);

-- Recounts: the round set aside, by whom, why and when.
CREATE TABLE recount (
    step BIGINT NOT NULL REFERENCES step (id),
    round BIGINT NOT NULL,
    asked_by BIGINT NOT NULL,
    reason TEXT NOT NULL,
    on_day TEXT NOT NULL,
    PRIMARY KEY (step, round)
);
