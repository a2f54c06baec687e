-- Leads and everything that one transaction commits with them. No personal data stands here in the clear: the
-- personal part is sealed with a data key of its own, and equality look-ups go by keyed hashes.

CREATE TABLE lead (
    lead_id           uuid        PRIMARY KEY,
    version           bigint      NOT NULL,          -- counts up with every event; a commit names the one it saw
    commit_id         uuid        NOT NULL,          -- of the transaction that wrote it: tells an unknown outcome
    campaign          text        NOT NULL,
    seller            text        NOT NULL,
    status            smallint    NOT NULL,
    score             smallint    NOT NULL CHECK (score BETWEEN 0 AND 100),
    broker_id         text,
    broker_name       text,
    state_code        text,
    received_at       timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    appointment_at    timestamptz,
    flags             text[]      NOT NULL DEFAULT '{}',
    cost              numeric(18, 4),
    cost_currency     text,
    revenue           numeric(18, 4),
    revenue_currency  text,
    score_reasons     jsonb       NOT NULL DEFAULT '[]',
    phone_hash        bytea,
    email_hash        bytea,
    last_name_hash    bytea,
    external_id_hash  bytea,
    key_id            uuid        NOT NULL,          -- data key in the keys database
    sealed            bytea       NOT NULL,
    -- Working a lead takes a broker; waiting, closed-unsold and received states may have none.
    CONSTRAINT lead_worked_by_a_broker CHECK (status NOT IN (6, 7, 8, 9, 10, 11) OR broker_id IS NOT NULL)
);

CREATE INDEX lead_by_received ON lead (received_at DESC, lead_id DESC);
CREATE INDEX lead_by_broker   ON lead (broker_id, received_at DESC, lead_id DESC) WHERE broker_id IS NOT NULL;
CREATE INDEX lead_by_seller   ON lead (seller, received_at DESC, lead_id DESC);
CREATE INDEX lead_waiting     ON lead (campaign, score DESC, received_at, lead_id) WHERE status = 4;
CREATE INDEX lead_by_phone    ON lead (phone_hash)       WHERE phone_hash IS NOT NULL;
CREATE INDEX lead_by_email    ON lead (email_hash)       WHERE email_hash IS NOT NULL;
CREATE INDEX lead_by_name     ON lead (last_name_hash)   WHERE last_name_hash IS NOT NULL;
CREATE INDEX lead_by_external ON lead (external_id_hash) WHERE external_id_hash IS NOT NULL;

-- Who holds a phone number or an e-mail address in a campaign, and since when.
CREATE TABLE identity (
    campaign    text        NOT NULL,
    kind        smallint    NOT NULL,                -- 1 phone, 2 e-mail
    hash        bytea       NOT NULL,
    lead_id     uuid        NOT NULL,
    claimed_at  timestamptz NOT NULL,
    PRIMARY KEY (campaign, kind, hash)
);

-- Idempotency keys (scope: the API key) and sellers' own ids (scope: seller and campaign), with the first answer.
CREATE TABLE intake_key (
    scope       text        NOT NULL,
    key_hash    bytea       NOT NULL,
    body_hash   bytea       NOT NULL,
    answer      jsonb       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key_hash)
);
CREATE INDEX intake_key_by_age ON intake_key (created_at);

-- The log. A position is (transaction id, ordinal): read below pg_snapshot_xmin(pg_current_snapshot()), it never
-- skips a late committer as a sequence would. A restore resets transaction ids: log_epoch then gets a new row.
CREATE TABLE lead_event (
    position     xid8        NOT NULL DEFAULT pg_current_xact_id(),
    ordinal      integer     NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(), -- the database's clock: the partition key
    lead_id      uuid        NOT NULL,
    campaign     text        NOT NULL,
    version      bigint      NOT NULL,               -- the lead's version after it; 0 for a remark from outside
    kind         text        NOT NULL,
    at           timestamptz NOT NULL,
    actor_kind   smallint    NOT NULL,
    actor_id     text        NOT NULL,
    actor_name   text        NOT NULL,
    commit_id    uuid        NOT NULL,
    body         jsonb       NOT NULL,
    sealed       bytea,                              -- free text, under the lead's data key
    PRIMARY KEY (recorded_at, position, ordinal)
) PARTITION BY RANGE (recorded_at);

CREATE INDEX lead_event_by_lead     ON lead_event (lead_id, position, ordinal);
CREATE INDEX lead_event_by_position ON lead_event (position, ordinal);

CREATE TABLE log_epoch (
    epoch  uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    since  timestamptz NOT NULL DEFAULT now()
);
INSERT INTO log_epoch DEFAULT VALUES;

-- Makes the monthly partitions from this month to `months` ahead. Called at every start and once a day.
CREATE FUNCTION ensure_lead_event_partitions(months integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
    month date;
BEGIN
    FOR step IN 0 .. months LOOP
        month := first + make_interval(months => step);
        EXECUTE format(
            'CREATE TABLE IF NOT EXISTS %I PARTITION OF lead_event FOR VALUES FROM (%L) TO (%L)',
            'lead_event_' || to_char(month, 'YYYY_MM'),
            month::timestamp AT TIME ZONE 'UTC',
            (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    END LOOP;
END $$;
SELECT ensure_lead_event_partitions(3);

-- What is to happen later: one row per lead and kind. Work of a campaign as a whole has the nil lead.
CREATE TABLE due_work (
    campaign      text        NOT NULL,
    lead_id       uuid        NOT NULL,
    kind          smallint    NOT NULL,
    due_at        timestamptz NOT NULL,
    version       bigint      NOT NULL,              -- work that was planned for an older version is stale
    leased_until  timestamptz,
    attempts      integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, lead_id, kind)
);
CREATE INDEX due_work_by_time ON due_work (due_at);

-- Effects on the world outside, each with the key under which the other side may see it twice.
CREATE TABLE outbox (
    outbox_id        uuid        PRIMARY KEY,
    lead_id          uuid        NOT NULL,
    campaign         text        NOT NULL,
    kind             text        NOT NULL,
    idempotency_key  text        NOT NULL UNIQUE,
    body             jsonb       NOT NULL,
    sealed           bytea,
    created_at       timestamptz NOT NULL DEFAULT now(),
    due_at           timestamptz NOT NULL DEFAULT now(),
    leased_until     timestamptz,
    attempts         integer     NOT NULL DEFAULT 0,
    done_at          timestamptz
);
CREATE INDEX outbox_open ON outbox (due_at) WHERE done_at IS NULL;
