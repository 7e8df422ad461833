-- The ballot forms of steps, with where everything of them stands on paper: a
-- printed sheet is read by the layout it was printed with, whatever a later
-- program would make of the same form.
CREATE TABLE ballot_form (
    code BIGINT PRIMARY KEY,
    step BIGINT NOT NULL REFERENCES step (id),
    form TEXT NOT NULL,
    layout TEXT NOT NULL,
    prepared TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX ballot_form_step ON ballot_form (step);

-- The tokens of printed sheets, always written as a whole and sorted, so that
-- neither their order of printing nor a later print shows in where they lie.
CREATE TABLE ballot_token (
    form BIGINT NOT NULL REFERENCES ballot_form (code),
    token BIGINT NOT NULL,
    void BIGINT NOT NULL,
    PRIMARY KEY (form, token)
);
