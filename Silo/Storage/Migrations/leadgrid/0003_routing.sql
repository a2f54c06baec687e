-- The order among brokers. The row of `routing` is the lock of a campaign's intake transaction: whoever holds it
-- decides, so a second activation of the router is slow and never wrong.

CREATE TABLE routing (
    campaign  text   PRIMARY KEY,
    version   bigint NOT NULL DEFAULT 0,
    owed      jsonb  NOT NULL DEFAULT '{}'           -- by broker: leads' worth of weight it is owed over all cycles
);

-- Where the rotation among one set of eligible brokers stands. A set that is not used for a while is forgotten.
CREATE TABLE routing_cycle (
    campaign  text        NOT NULL,
    brokers   text        NOT NULL,                  -- ids and weights of the set, in order
    credits   jsonb       NOT NULL,
    used_at   timestamptz NOT NULL,
    PRIMARY KEY (campaign, brokers)
);

-- What a broker has had today, this month and has open, over all campaigns. Changed only together with the leads it
-- counts; every transaction locks these rows in the order of broker_id, after `routing` and before `lead`.
CREATE TABLE broker_allowance (
    broker_id   text    PRIMARY KEY,
    day         date    NOT NULL,                    -- in the broker's time zone
    day_used    integer NOT NULL CHECK (day_used >= 0),
    month_used  integer NOT NULL CHECK (month_used >= 0),
    open_used   integer NOT NULL CHECK (open_used >= 0)
);
