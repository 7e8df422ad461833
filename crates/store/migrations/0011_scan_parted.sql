-- Once a result is released, or a round set aside, nobody needs to know which
-- sheet said what: the readings go, and the tokens with them. What stays of a
-- pile is a summary (how many sheets stood how, and how much doubt there was by
-- page of the form), and what people decided, under a label drawn by chance.
CREATE TABLE scan_summary (
    form BIGINT NOT NULL,
    round BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (form, round)
);
-- Page images that still bear the token of their sheet as their name: what each
-- is to be called, or nothing where it is to be removed. A row goes once that
-- is done.
CREATE TABLE scan_image_task (
    form BIGINT NOT NULL,
    image TEXT NOT NULL,
    becomes TEXT NOT NULL,
    PRIMARY KEY (form, image)
);
