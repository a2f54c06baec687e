-- Lists of whom not to contact, imported from files. Who is on them stands here as a keyed hash only.

CREATE TABLE suppression_list (
    list_id    bigint      GENERATED ALWAYS AS IDENTITY,
    kind       text        NOT NULL CHECK (kind IN ('national', 'own', 'litigators', 'reassigned', 'seller')),
    name       text        NOT NULL,
    seller     text,                                     -- whose, with 'seller'
    area_codes text[]      NOT NULL DEFAULT '{}',        -- what a national copy covers; empty: the whole country
    as_of      timestamptz NOT NULL,                     -- the date of the copy
    state      text        NOT NULL CHECK (state IN ('staging', 'current', 'replaced', 'retired', 'abandoned')),
    rows       bigint      NOT NULL DEFAULT 0,
    accepted   bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    current_at timestamptz,
    ended_at   timestamptz,
    ended_by   text,
    CHECK ((kind = 'seller') = (seller IS NOT NULL)),
    PRIMARY KEY (list_id)
);

CREATE INDEX suppression_list_current ON suppression_list (list_id) WHERE state = 'current';

-- Written by COPY while its list is staged, and believed when the list is current: so ten million rows take effect with one
-- small update. The same hash may stand twice in a list, which says nothing more than once; an index that forbade it
-- would have to be filled row by row.
CREATE TABLE suppression_entry (
    list_id    bigint  NOT NULL,
    hash       bytea   NOT NULL,
    asked_at   timestamptz,                              -- of a reassigned number: when it was asked for,
    reassigned boolean                                   -- and the answer
);

CREATE INDEX suppression_entry_hash ON suppression_entry (hash, list_id);
CREATE INDEX suppression_entry_list ON suppression_entry (list_id);

-- Litigators whom the compliance officer has taken off. It holds until a newer copy names them again.
CREATE TABLE suppression_lift (
    hash       bytea       NOT NULL,
    at         timestamptz NOT NULL,
    actor_kind smallint    NOT NULL,
    actor_id   text        NOT NULL,
    actor_name text        NOT NULL,
    reason     text        NOT NULL,
    PRIMARY KEY (hash, at)
);

CREATE TRIGGER suppression_lift_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON suppression_lift
FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
