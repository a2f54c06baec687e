-- Our numbers, and from when on each may send again: a carrier drops what goes faster than a number's rate.

CREATE TABLE sending_number (
    number      text        PRIMARY KEY,             -- E.164, ours: no personal data
    per_second  numeric     NOT NULL CHECK (per_second > 0 AND per_second <= 1000), -- parts of messages
    next_at     timestamptz NOT NULL DEFAULT now()   -- the first instant that is not given away
)
WITH (fillfactor = 50);
