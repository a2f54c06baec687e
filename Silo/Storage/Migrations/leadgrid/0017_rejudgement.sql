-- Each day's contacts, judged again by code that is not the sender's. One row a day of the operator's; a run goes on where it was.

CREATE TABLE rejudgement (
    day          date        PRIMARY KEY,
    zone         text        NOT NULL,                     -- whose day it is
    from_at      timestamptz NOT NULL,
    to_at        timestamptz NOT NULL,                     -- not included
    step         integer     NOT NULL DEFAULT 0,           -- batches saved, of all runs: of two runs at once one is refused
    reached      jsonb,                                    -- the last contact and the last message that were judged
    judged       bigint      NOT NULL DEFAULT 0,
    agreed       bigint      NOT NULL DEFAULT 0,
    erased       bigint      NOT NULL DEFAULT 0,           -- not judged: nobody can tell any more
    differences  jsonb       NOT NULL DEFAULT '[]',        -- the first of them; no personal data
    done_at      timestamptz,
    CHECK (from_at < to_at),
    CHECK (agreed <= judged)
);
