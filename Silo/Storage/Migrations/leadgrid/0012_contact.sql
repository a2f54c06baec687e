-- Contacts: one phone number or e-mail address each, named by its keyed hash. What is on record about it is its ledger; this
-- row tells how long the ledger is and how its chain ends.

CREATE TABLE contact (
    contact     text COLLATE "C" PRIMARY KEY,        -- phone-<hash> or email-<hash>
    version     bigint      NOT NULL,                -- entries in the ledger
    commit_id   uuid        NOT NULL,                -- of the transaction that wrote it: tells an unknown outcome
    head        bytea       NOT NULL,                -- the hash of the last entry
    seal        bytea       NOT NULL,                -- of version and head, under a key that is not in this database
    key_id      uuid        NOT NULL,                -- data key in the keys database
    updated_at  timestamptz NOT NULL DEFAULT now()
);

-- Each entry's hash covers the one before it, so that it can be proved that nothing was changed, removed or put in another
-- order. What an entry says is sealed; kind and time are in the clear for counting.
CREATE TABLE contact_entry (
    contact    text COLLATE "C" NOT NULL,
    number     bigint      NOT NULL,                 -- 1, 2, 3 ...
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    commit_id  uuid        NOT NULL,
    sealed     bytea       NOT NULL,
    hash       bytea       NOT NULL,
    PRIMARY KEY (contact, number)
);
CREATE INDEX contact_entry_by_time ON contact_entry (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'LG002';
END $$;
CREATE TRIGGER contact_entry_append_only BEFORE UPDATE OR DELETE ON contact_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contact_entry_never_emptied BEFORE TRUNCATE ON contact_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Messages to and from the person of a lead, written in one transaction with the lead's own step.
CREATE TABLE message (
    message_id   uuid        PRIMARY KEY,
    lead_id      uuid        NOT NULL,
    channel      smallint    NOT NULL,
    state        smallint    NOT NULL,
    at           timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    by_name      text        NOT NULL,
    facts        jsonb       NOT NULL,               -- purpose, template, reasons, the provider's words
    provider_id  text,
    sealed       bytea       NOT NULL                -- subject and text, under the lead's data key
);
CREATE INDEX message_by_lead ON message (lead_id, at, message_id);
CREATE INDEX message_by_time ON message (at);
