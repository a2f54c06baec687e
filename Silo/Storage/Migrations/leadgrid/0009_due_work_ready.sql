-- Work that comes due at the same instant has the same key in this index, and PostgreSQL keeps equal keys as one entry with
-- many places, which it marks as dead only when all of them are. So each claim stepped again over whatever the claims before
-- it had taken. As entries of their own, what has gone is marked by the first who meets it, and stepped over once.
-- Measured: nine claims of 1,000 into a storm of 50,000, the heads cost 1,400 buffers instead of 8,500.
DROP INDEX due_work_ready;
CREATE INDEX due_work_ready ON due_work (campaign, ready_at) WITH (deduplicate_items = off);
