-- Who compared a value of the law with the document, and when. A value is
-- known by the provision, the parameter and a digest of what the pack says: a
-- pack changed afterwards is not what was compared. Rows are added, never
-- updated; of several the last recorded stands.
CREATE TABLE law_check (
    instrument TEXT NOT NULL,
    provision TEXT NOT NULL,
    parameter TEXT NOT NULL,
    digest TEXT NOT NULL,
    stands BIGINT NOT NULL,
    checked_by TEXT NOT NULL,
    on_day TEXT NOT NULL,
    recorded BIGINT NOT NULL
);

-- Facts that later rules ask for; NULL is "not stated".
ALTER TABLE profile ADD COLUMN science BIGINT;
ALTER TABLE profile ADD COLUMN background BIGINT;
-- The post for which appointment or nomination is being proposed.
ALTER TABLE profile ADD COLUMN pending_post BIGINT REFERENCES post (id);
CREATE INDEX profile_pending ON profile (pending_post);
-- Whether a list of disciplines was stated, be it empty: "none" is not the
-- same as "not stated". What was recorded before meant "none".
ALTER TABLE profile ADD COLUMN discipline_stated BIGINT NOT NULL DEFAULT 1;
