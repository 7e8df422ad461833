-- Who is who. The number of the citizen card, as stated of a person.
ALTER TABLE profile ADD COLUMN citizen_id TEXT;

-- What a batch is: an import, two records made one (merge), two records told
-- apart (apart), or answers to differences (answers). Each goes out whole.
ALTER TABLE batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'import';

-- A record that is another's: nothing is rewritten, whoever reads takes the one
-- for the other.
CREATE TABLE person_merge (
    gone BIGINT PRIMARY KEY REFERENCES person (id),
    kept BIGINT NOT NULL REFERENCES person (id),
    batch BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX person_merge_kept ON person_merge (kept);
-- Two records that were looked at and are two people; the smaller id first.
CREATE TABLE person_apart (
    one BIGINT NOT NULL REFERENCES person (id),
    other BIGINT NOT NULL REFERENCES person (id),
    batch BIGINT NOT NULL REFERENCES batch (id),
    PRIMARY KEY (one, other)
);
CREATE INDEX person_apart_other ON person_apart (other);

-- What a file states of a known person otherwise than the records: the known
-- value stands until somebody answers.
CREATE TABLE difference (
    id BIGINT PRIMARY KEY,
    batch BIGINT NOT NULL REFERENCES batch (id),
    sheet TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    header TEXT NOT NULL,
    person BIGINT NOT NULL REFERENCES person (id),
    field TEXT NOT NULL,
    known TEXT NOT NULL,
    brought TEXT NOT NULL
);
CREATE INDEX difference_person ON difference (person);
CREATE TABLE difference_answer (
    difference BIGINT PRIMARY KEY REFERENCES difference (id),
    answer TEXT NOT NULL,
    batch BIGINT NOT NULL REFERENCES batch (id)
);
