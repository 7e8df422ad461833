-- Before a person or a post is taken out with its batch, the database looks
-- for whatever still points at it: without these, undoing an import of many
-- people takes the square of its size.
CREATE INDEX holding_post ON holding (post);
CREATE INDEX entry_person ON entry (person);
CREATE INDEX entry_post ON entry (post);
CREATE INDEX summons_person ON summons (person);
