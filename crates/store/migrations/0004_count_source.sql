-- How a count came about: typed, scanned, electronic. Every count that was
-- kept before this was typed.
ALTER TABLE count_record ADD COLUMN source TEXT NOT NULL DEFAULT 'typed';
