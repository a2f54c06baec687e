-- Leases of due work end with the silo that holds them. lease_owner names one life of a silo from now on: address, port and
-- generation; a silo that starts again is another owner.
--
-- No index by owner: it would be written at every claim, and read a few times a day. What a dead silo has leased stands in
-- due_work_ready within the length of a lease from now.

-- Owners that the membership has declared dead. Such a silo can be suspended and wake: it claims nothing more.
CREATE TABLE due_work_fallen (
    owner      text         PRIMARY KEY,
    fallen_at  timestamptz  NOT NULL DEFAULT now()
);
