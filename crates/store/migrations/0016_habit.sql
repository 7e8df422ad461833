-- The site's own words: what its offices head columns with, and how they write
-- values of code lists. One text means one thing: what is learnt anew stands in
-- place of what was learnt before. Without a field a column is not read; without
-- a code a text stays open.
CREATE TABLE habit_column (
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    header TEXT NOT NULL,
    field TEXT,
    learnt_by TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (kind, words)
);
CREATE TABLE habit_value (
    list TEXT NOT NULL,
    written TEXT NOT NULL,
    shown TEXT NOT NULL,
    code TEXT,
    learnt_by TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (list, written)
);
-- Of a question about a text that a code list does not know: the list, the text,
-- and whose record lacks the value. Questions kept before have none of these.
ALTER TABLE question ADD COLUMN list TEXT;
ALTER TABLE question ADD COLUMN written TEXT;
ALTER TABLE question ADD COLUMN person BIGINT;
