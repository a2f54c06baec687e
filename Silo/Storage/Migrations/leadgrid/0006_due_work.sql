-- Due work at speed: leases with an owner and a token, one index for "what is due in this campaign", an end to retries.
-- Whoever plans work goes on writing due_at, version, leased_until = NULL and attempts = 0: that is what ends a lease and
-- revives what was given up.

ALTER TABLE due_work
    ADD COLUMN lease        uuid,                    -- of the claim that holds the row, while leased_until is set
    ADD COLUMN lease_owner  text,                    -- the silo, for people
    ADD COLUMN fault        text,                    -- what ended the last attempt: a type, never a message
    -- When it can be claimed: at its time, or when a lease or the pause after a failure has passed. 'infinity' in
    -- leased_until: given up after too many attempts.
    ADD COLUMN ready_at     timestamptz GENERATED ALWAYS AS (greatest(due_at, leased_until)) STORED;

-- The head of each campaign is one step in it, and its due rows stand together: a campaign with a hundred thousand due
-- rows is no further away from the next one than a campaign with one.
DROP INDEX due_work_by_time;
CREATE INDEX due_work_ready ON due_work (campaign, ready_at);
CREATE INDEX due_work_given_up ON due_work (kind, campaign) WHERE leased_until = 'infinity';

-- Rows come and go at the index's front; what has gone must not be stepped over for long.
ALTER TABLE due_work SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

-- For the operator, after the cause is mended: tries again what was given up. Gives back how many.
CREATE FUNCTION revive_due_work(of_kind smallint) RETURNS bigint LANGUAGE sql AS $$
    WITH revived AS (
        UPDATE due_work SET leased_until = NULL, attempts = 0 WHERE leased_until = 'infinity' AND kind = of_kind RETURNING 1)
    SELECT count(*) FROM revived
$$;
