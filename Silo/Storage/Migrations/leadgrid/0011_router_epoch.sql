-- Which activation of a campaign's router may decide. Each new one raises it, and a transaction of an older one is
-- refused: a silo that was suspended and wakes would decide once more by settings that have been changed since. A
-- release that does not know the column neither raises it nor looks at it.

ALTER TABLE routing ADD COLUMN router_epoch bigint NOT NULL DEFAULT 0;
