-- Months that retention has taken out of the log: what was counted from them cannot be counted again until they are
-- attached again.
CREATE TABLE log_detached (
    month        date        PRIMARY KEY,
    detached_at  timestamptz NOT NULL DEFAULT now()
);
