-- What each of our numbers may send in a day, and which of them each message went by.

ALTER TABLE sending_number
    ADD COLUMN per_day    integer CHECK (per_day >= 0),   -- parts of messages; null: no limit
    ADD COLUMN sent_count integer NOT NULL DEFAULT 0;     -- parts given away on the day of next_at, in Los Angeles

-- How a number does is counted from its newest messages. Messages from before have no number.
CREATE INDEX message_by_number ON message ((facts->>'number'), at DESC) WHERE facts->>'number' IS NOT NULL;
