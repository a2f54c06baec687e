-- How far each number of ours has been swept for texts that no webhook brought.

CREATE TABLE inbound_sweep (
    account   text        NOT NULL,                  -- at the provider
    number    text        NOT NULL,                  -- E.164, ours: no personal data
    swept_to  timestamptz NOT NULL,                  -- everything that was sent before is known
    swept_at  timestamptz NOT NULL DEFAULT '-infinity',
    used_at   timestamptz NOT NULL DEFAULT now(),    -- when a campaign last had it: people go on answering an old one
    PRIMARY KEY (account, number)
);
