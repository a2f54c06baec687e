-- Appointments: what a lead knows of its own, and which time of its broker each takes. Nothing here speaks of the person.

-- Part of PostgreSQL's own contrib packages, and trusted: whoever may create tables here may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE lead ADD COLUMN appointment jsonb;
CREATE INDEX lead_by_appointment ON lead (broker_id, appointment_at) WHERE appointment_at IS NOT NULL;

-- A row as long as the lead stands at "appointment set"; written in the lead's own transaction. Two of a broker's never overlap,
-- whoever writes them from wherever.
CREATE TABLE appointment_booking (
    lead_id    uuid        PRIMARY KEY,
    broker_id  text        NOT NULL,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
    CONSTRAINT appointment_once EXCLUDE USING gist (broker_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);

-- Those that were made before. Nobody kept two of them apart: of those that overlap one is entered.
INSERT INTO appointment_booking (lead_id, broker_id, starts_at, ends_at)
SELECT lead_id, broker_id, appointment_at, appointment_at + interval '30 minutes' FROM lead
WHERE status = 8 AND broker_id IS NOT NULL AND appointment_at > now()
ORDER BY updated_at
ON CONFLICT DO NOTHING;
