-- How often e-mails are opened and their links followed, by persons and by machines. Counted up to a bound that the program
-- knows; the first of each kind is a step of the lead and stands in facts.
ALTER TABLE message
    ADD COLUMN opens           smallint NOT NULL DEFAULT 0,
    ADD COLUMN machine_opens   smallint NOT NULL DEFAULT 0,
    ADD COLUMN clicks          smallint NOT NULL DEFAULT 0,
    ADD COLUMN machine_clicks  smallint NOT NULL DEFAULT 0;

-- Test sends of message templates: who sent which words where, and what became of it. The contact is a keyed hash; whose it is
-- stands sealed with the test recipients.
CREATE TABLE template_test (
    message_id  uuid        PRIMARY KEY,
    at          timestamptz NOT NULL,
    by_id       text        NOT NULL,
    by_name     text        NOT NULL,
    template    text        NOT NULL,
    version     integer     NOT NULL,
    campaign    text        NOT NULL,
    channel     smallint    NOT NULL,
    contact     text COLLATE "C" NOT NULL,
    outcome     text                                 -- null while nobody knows
);
CREATE INDEX template_test_by_time ON template_test (at);
