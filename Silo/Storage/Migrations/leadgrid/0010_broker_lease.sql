-- Leases of brokers' allowances: leads that one campaign may assign without locking the row that all campaigns share.

-- A lease is counted in the allowance when it is granted, as if it had been used: a build that knows only broker_allowance
-- sees less room and never more. Every change but `used` is made under the lock of the broker's allowance, and makes a new
-- epoch; `used` grows under the lock of the campaign's `routing` row, in the epoch that was read.
-- Locks: routing, broker_allowance (by broker), broker_lease (by broker, campaign), lead.
CREATE TABLE broker_lease (
    broker_id  text    NOT NULL,
    campaign   text    NOT NULL,
    day        date    NOT NULL,                     -- in the broker's time zone; later it may not be used, only returned
    terms      text    NOT NULL,                     -- the caps under which it was granted
    size       integer NOT NULL,
    used       integer NOT NULL,
    epoch      bigint  NOT NULL,
    CHECK (used >= 0 AND used <= size),
    PRIMARY KEY (broker_id, campaign)
)
WITH (fillfactor = 50);

ALTER TABLE broker_allowance
    ADD COLUMN leased       integer NOT NULL DEFAULT 0 CHECK (leased >= 0), -- sizes of all its leases
    ADD COLUMN leased_terms text    NOT NULL DEFAULT '';                    -- their terms: those of one broker agree

-- What brokers have really had: without what is leased out and not used. Of a lease of an earlier day only the open part is
-- still counted, and within the month that of the month.
CREATE VIEW broker_used AS
SELECT
    a.broker_id,
    a.day,
    (a.day_used - coalesce(sum(l.size - l.used) FILTER (WHERE l.day = a.day), 0))::integer AS day_used,
    (a.month_used - coalesce(sum(l.size - l.used)
        FILTER (WHERE date_trunc('month', l.day) = date_trunc('month', a.day)), 0))::integer AS month_used,
    (a.open_used - coalesce(sum(l.size - l.used), 0))::integer AS open_used
FROM broker_allowance AS a
LEFT JOIN broker_lease AS l USING (broker_id)
GROUP BY a.broker_id;

-- For the operator who goes back to a build that knows no leases, once no other is running: nobody would return them.
-- Gives back how many there were.
CREATE FUNCTION return_broker_leases() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    returned bigint;
BEGIN
    PERFORM FROM broker_allowance ORDER BY broker_id FOR UPDATE;
    PERFORM FROM broker_lease WHERE size > 0 ORDER BY broker_id, campaign FOR UPDATE;
    UPDATE broker_allowance AS a
    SET day_used = u.day_used, month_used = u.month_used, open_used = u.open_used, leased = 0
    FROM broker_used AS u
    WHERE u.broker_id = a.broker_id AND a.leased > 0;
    UPDATE broker_lease SET size = 0, used = 0, epoch = epoch + 1 WHERE size > 0;
    GET DIAGNOSTICS returned = ROW_COUNT;
    RETURN returned;
END $$;
