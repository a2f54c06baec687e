-- Reading the log: epochs, durable consumers and what they keep.

-- A restore of a dump into another server resets transaction ids, and a fail-over or a point-in-time recovery can repeat
-- them. Every event therefore carries the epoch it was written in, as the major part of its position; the column's
-- default is the current epoch, so that no insert has to name it.
ALTER TABLE lead_event ADD COLUMN epoch integer NOT NULL DEFAULT 1;
DROP INDEX lead_event_by_position;
DROP INDEX lead_event_by_lead;
CREATE INDEX lead_event_by_position ON lead_event (epoch, position, ordinal);
CREATE INDEX lead_event_by_lead     ON lead_event (lead_id, epoch, position, ordinal);

-- Which server, and which of its time lines, hands out the transaction ids.
CREATE FUNCTION log_server() RETURNS text LANGUAGE sql AS $$
    SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) FROM pg_control_system()
$$;

ALTER TABLE log_epoch DROP COLUMN epoch, ADD COLUMN number integer, ADD COLUMN server text;
UPDATE log_epoch SET number = 1, server = log_server();
ALTER TABLE log_epoch ALTER COLUMN number SET NOT NULL, ALTER COLUMN server SET NOT NULL, ADD PRIMARY KEY (number);

-- Begins a new epoch when the transaction ids come from elsewhere than those of the current one. Called at every start,
-- before anything is written.
CREATE FUNCTION ensure_log_epoch() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    current log_epoch;
BEGIN
    SELECT * INTO current FROM log_epoch ORDER BY number DESC LIMIT 1;
    IF current.server = log_server() THEN
        RETURN current.number;
    END IF;

    -- Waits for whoever is writing under the old epoch, and keeps others out until the new default stands.
    LOCK TABLE lead_event IN ACCESS EXCLUSIVE MODE;
    SELECT * INTO current FROM log_epoch ORDER BY number DESC LIMIT 1;
    IF current.server <> log_server() THEN
        INSERT INTO log_epoch (number, server) VALUES (current.number + 1, log_server()) RETURNING * INTO current;
        EXECUTE format('ALTER TABLE lead_event ALTER COLUMN epoch SET DEFAULT %s', current.number);
    END IF;
    RETURN current.number;
END $$;

-- How far each durable consumer has read each shard. Moved only from the position it was read at, in the transaction
-- that writes the effects.
CREATE TABLE log_consumer (
    consumer    text        NOT NULL,
    shard       smallint    NOT NULL,
    epoch       integer     NOT NULL,
    position    xid8        NOT NULL,
    ordinal     integer     NOT NULL,
    at          timestamptz NOT NULL,                -- the log's time at this position: bounds the partitions to read
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, shard)
)
WITH (fillfactor = 50);

-- Events by campaign, day (UTC) and kind. The shard is part of the key so that no two consumers write the same row.
CREATE TABLE campaign_counter (
    campaign  text     NOT NULL,
    day       date     NOT NULL,
    kind      text     NOT NULL,
    shard     smallint NOT NULL,
    events    bigint   NOT NULL,
    PRIMARY KEY (campaign, day, kind, shard)
)
WITH (fillfactor = 70);

-- The leads that wait for a broker, as the log says.
CREATE TABLE waiting_lead (
    lead_id     uuid        PRIMARY KEY,
    shard       smallint    NOT NULL,
    campaign    text        NOT NULL,
    state_code  text,
    since       timestamptz NOT NULL
);
CREATE INDEX waiting_lead_by_campaign ON waiting_lead (campaign, state_code, since);

-- A digest of every shard and month of the log, which a replay must come to again. Arithmetic in the field of 2^61 - 1.
CREATE TABLE log_digest (
    shard   smallint NOT NULL,
    month   date     NOT NULL,
    events  bigint   NOT NULL,
    value   numeric  NOT NULL,
    shift   numeric  NOT NULL,
    PRIMARY KEY (shard, month)
)
WITH (fillfactor = 50);
