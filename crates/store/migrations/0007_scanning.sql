-- What a scanner brought in. A sheet is known by the token printed on it, and
-- a token is tied to nobody. No row has a time or a number: within one
-- transaction rows are written in order of token, so where a row lies on disk
-- tells at most in which batch a sheet was scanned.
--
-- A form is voted on once; a recount of its sheets is another round, in which
-- they are scanned anew. What earlier rounds held stays.

-- Each different reading of each page of each sheet.
CREATE TABLE scan_page (
    form BIGINT NOT NULL,
    round BIGINT NOT NULL,
    token BIGINT NOT NULL,
    page BIGINT NOT NULL,
    marks TEXT NOT NULL,
    reading TEXT NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (form, round, token, page, marks)
);
-- What could not be taken as a page of this form, or was there before: by the
-- digest of its file and the page in it.
CREATE TABLE scan_fault (
    form BIGINT NOT NULL,
    round BIGINT NOT NULL,
    file_sha256 TEXT NOT NULL,
    page BIGINT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (form, round, file_sha256, page)
);
-- Files that were read to their end.
CREATE TABLE scan_file (
    form BIGINT NOT NULL,
    round BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    pages BIGINT NOT NULL,
    PRIMARY KEY (form, round, sha256)
);
-- What people decided: on a question about a sheet, or about a page that could
-- not be taken. `turn` is 1 for the first to decide, 2 for the second, 3 for
-- the one who settles what those two saw differently.
CREATE TABLE scan_decision (
    form BIGINT NOT NULL,
    round BIGINT NOT NULL,
    subject TEXT NOT NULL,
    question TEXT NOT NULL,
    turn BIGINT NOT NULL,
    account BIGINT NOT NULL,
    answer TEXT NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (form, round, subject, question, turn),
    UNIQUE (form, round, subject, question, account)
);
