-- How often e-mails are opened and their links followed, by persons and by machines. Counted up to a bound that the program
-- knows; the first of each kind is a step of the lead and stands in facts.
ALTER TABLE message
    ADD COLUMN opens           smallint NOT NULL DEFAULT 0,
    ADD COLUMN machine_opens   smallint NOT NULL DEFAULT 0,
    ADD COLUMN clicks          smallint NOT NULL DEFAULT 0,
    ADD COLUMN machine_clicks  smallint NOT NULL DEFAULT 0;
