-- Papers of somebody's case file, as an office noted them: that one is there, or
-- is not. Notes are added and never changed; of two about one paper the later
-- holds. A file, if one was kept, lies in the data folder under this name.
CREATE TABLE case_paper (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES person (id),
    code TEXT NOT NULL,
    held BIGINT NOT NULL,
    on_day TEXT,
    number TEXT NOT NULL,
    note TEXT NOT NULL,
    file TEXT,
    noted_by TEXT NOT NULL,
    recorded BIGINT NOT NULL
);
CREATE INDEX case_paper_by_person ON case_paper (person);
-- What somebody asks to have corrected in the data about themselves, and what
-- the office answered. An answer that changed a record carries its batch: undone
-- with it, the request is open again.
CREATE TABLE correction_request (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES person (id),
    account BIGINT NOT NULL REFERENCES account (id),
    field TEXT NOT NULL,
    known TEXT,
    wanted TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked BIGINT NOT NULL
);
CREATE TABLE correction_answer (
    request BIGINT PRIMARY KEY REFERENCES correction_request (id),
    accepted BIGINT NOT NULL,
    answer TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX correction_by_person ON correction_request (person);
-- A person's page names who read it.
CREATE INDEX journal_subject ON journal (subject);
