-- Leases of the outbox, as due work has them: with a token, and one index for "what is ready".
ALTER TABLE outbox
    ADD COLUMN lease     uuid,
    ADD COLUMN ready_at  timestamptz GENERATED ALWAYS AS (greatest(due_at, leased_until)) STORED;
DROP INDEX outbox_open;
CREATE INDEX outbox_ready ON outbox (ready_at) WHERE done_at IS NULL;
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
