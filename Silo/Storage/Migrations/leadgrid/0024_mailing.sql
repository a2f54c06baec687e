-- Mailings: who gets each, taken down when it begins, and what became of it. How its e-mail fares stands with the message.
CREATE TABLE mailing (
    mailing   uuid  PRIMARY KEY,
    campaign  text  NOT NULL,
    id        text  NOT NULL                         -- within the campaign
);

CREATE TABLE mailing_recipient (
    mailing     uuid        NOT NULL,
    lead_id     uuid        NOT NULL,
    campaign    text        NOT NULL,
    state       smallint    NOT NULL DEFAULT 0,      -- 0 waits, 1 written, 2 left out
    due_at      timestamptz NOT NULL,                -- while it waits
    message_id  uuid,                                -- once it is written
    written_at  timestamptz,
    rule        text,                                -- what stands in the way, by a name that many have in common
    reason      text,                                -- why it waits or is left out; names nobody
    PRIMARY KEY (mailing, lead_id)
);
CREATE INDEX mailing_recipient_waiting ON mailing_recipient (mailing, due_at, lead_id) WHERE state = 0;

-- Whom the campaign's mailings have written to lately.
CREATE INDEX mailing_recipient_written ON mailing_recipient (campaign, written_at) WHERE state = 1;
