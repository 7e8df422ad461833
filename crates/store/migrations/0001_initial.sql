-- Days are ISO text (yyyy-mm-dd), partial dates ISO text of their precision,
-- moments whole seconds since 1970 UTC, ids random 62-bit numbers. Only BIGINT
-- and TEXT, so that one schema serves SQLite and PostgreSQL.
--
-- Facts are added, never updated: each carries the day from which it holds,
-- the moment it was recorded and the batch it came in. "As of" views read the
-- history; undoing a batch deletes its rows and nothing else.

CREATE TABLE site (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
-- The head of the journal: number and hash of its last entry. A journal cut
-- short at its end no longer matches it.
INSERT INTO site (name, value) VALUES ('journal-head', '0:');

CREATE TABLE batch (
    id BIGINT PRIMARY KEY,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    as_of TEXT NOT NULL,
    recorded BIGINT NOT NULL
);

CREATE TABLE unit (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    level TEXT NOT NULL,
    system TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT,
    batch BIGINT REFERENCES batch (id)
);
-- Name and place in the tree change with time.
CREATE TABLE unit_version (
    unit BIGINT NOT NULL REFERENCES unit (id),
    from_day TEXT NOT NULL,
    name TEXT NOT NULL,
    parent BIGINT REFERENCES unit (id),
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX unit_version_unit ON unit_version (unit);
-- Which unit came from which: merged, split, renamed, abolished.
CREATE TABLE lineage (
    former BIGINT NOT NULL REFERENCES unit (id),
    latter BIGINT NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL,
    on_day TEXT NOT NULL,
    decision TEXT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE TABLE body (
    id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    seats BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE TABLE post (
    id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL REFERENCES unit (id),
    body BIGINT REFERENCES body (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    rank BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    is_key BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    code TEXT,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX person_code ON person (code);
CREATE TABLE profile (
    person BIGINT NOT NULL REFERENCES person (id),
    from_day TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id),
    unit BIGINT NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    name_order TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth TEXT NOT NULL,
    ethnicity TEXT,
    religion TEXT,
    hometown TEXT,
    post_text TEXT,
    education TEXT,
    education_text TEXT,
    theory TEXT,
    management TEXT,
    party_probationary TEXT,
    party_official TEXT,
    retirement_override TEXT
);
CREATE INDEX profile_person ON profile (person);
CREATE INDEX profile_folded ON profile (name_folded);
CREATE TABLE evaluation (
    person BIGINT NOT NULL REFERENCES person (id),
    year BIGINT NOT NULL,
    grade TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX evaluation_person ON evaluation (person);
CREATE TABLE discipline (
    person BIGINT NOT NULL REFERENCES person (id),
    form TEXT NOT NULL,
    on_date TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX discipline_person ON discipline (person);
CREATE TABLE holding (
    person BIGINT NOT NULL REFERENCES person (id),
    post BIGINT NOT NULL REFERENCES post (id),
    from_date TEXT,
    to_date TEXT,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX holding_person ON holding (person);
-- Cells that a person must look at: nothing is dropped, nothing guessed.
CREATE TABLE question (
    batch BIGINT NOT NULL REFERENCES batch (id),
    sheet TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    column_name TEXT NOT NULL,
    header TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE decision (
    id BIGINT PRIMARY KEY,
    number TEXT NOT NULL,
    day TEXT NOT NULL,
    unit BIGINT NOT NULL REFERENCES unit (id),
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE TABLE plan (
    id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL,
    term TEXT NOT NULL,
    batch BIGINT REFERENCES batch (id),
    UNIQUE (unit, kind, term)
);
CREATE TABLE entry (
    id BIGINT PRIMARY KEY,
    plan BIGINT NOT NULL REFERENCES plan (id),
    person BIGINT NOT NULL REFERENCES person (id),
    post BIGINT NOT NULL REFERENCES post (id),
    batch BIGINT REFERENCES batch (id),
    UNIQUE (plan, person, post)
);
CREATE TABLE review (
    id BIGINT PRIMARY KEY,
    plan BIGINT NOT NULL REFERENCES plan (id),
    unit BIGINT NOT NULL REFERENCES unit (id),
    opened TEXT NOT NULL,
    law_day TEXT NOT NULL,
    known_by TEXT NOT NULL,
    law_digest TEXT NOT NULL,
    redoes BIGINT REFERENCES review (id),
    proposals TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX review_plan ON review (plan);
CREATE TABLE step (
    id BIGINT PRIMARY KEY,
    review BIGINT NOT NULL REFERENCES review (id),
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (review, number)
);
CREATE TABLE entry_event (
    entry BIGINT NOT NULL REFERENCES entry (id),
    number BIGINT NOT NULL,
    what TEXT NOT NULL,
    on_day TEXT NOT NULL,
    decision BIGINT NOT NULL REFERENCES decision (id),
    review BIGINT REFERENCES review (id),
    vote TEXT,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id),
    PRIMARY KEY (entry, number)
);

-- "Was here" and "what was cast" have nothing in common but the step: no key,
-- no order, no time, and they are written by different transactions.
CREATE TABLE summons (
    step BIGINT NOT NULL REFERENCES step (id),
    person BIGINT NOT NULL REFERENCES person (id),
    capacity TEXT NOT NULL,
    present BIGINT,
    absence TEXT,
    PRIMARY KEY (step, person)
);
-- A count is kept as the number of sheets of each content: there is no row for
-- a sheet, hence no order of sheets.
CREATE TABLE sheet_pile (
    step BIGINT NOT NULL REFERENCES step (id),
    count_number BIGINT NOT NULL,
    marks TEXT NOT NULL,
    sheets BIGINT NOT NULL,
    PRIMARY KEY (step, count_number, marks)
);
CREATE TABLE count_record (
    step BIGINT NOT NULL REFERENCES step (id),
    count_number BIGINT NOT NULL,
    counter BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    PRIMARY KEY (step, count_number)
);

CREATE TABLE paper (
    id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL REFERENCES unit (id),
    review BIGINT REFERENCES review (id),
    step BIGINT REFERENCES step (id),
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    day TEXT NOT NULL,
    secrecy TEXT NOT NULL
);

CREATE TABLE account (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit BIGINT REFERENCES unit (id),
    password_hash TEXT NOT NULL,
    failed_sign_ins BIGINT NOT NULL DEFAULT 0,
    locked_until BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    csrf TEXT NOT NULL,
    seen BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE TABLE journal (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
