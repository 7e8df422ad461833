-- Filled profile forms (2C and the like) as they were read, whole: the tables
-- of a form and answers that no other column has. The content is JSON. Forms
-- are added, never updated; of several the latest by day, then by record,
-- stands.
CREATE TABLE profile_form (
    person BIGINT NOT NULL REFERENCES person (id),
    as_of TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    recorded BIGINT NOT NULL,
    batch BIGINT REFERENCES batch (id)
);
CREATE INDEX profile_form_person ON profile_form (person);
CREATE INDEX profile_form_batch ON profile_form (batch);
