-- Contact law as the operator has changed it. The rows that ship are in the program; here stand the changes over them, and
-- every state that decisions have named, whole, so that yesterday can be judged by yesterday's law.

CREATE TABLE rule_change (
    number     bigint      NOT NULL CHECK (number > 0),  -- 1, 2, 3 ...: of two changes of one state, one is refused
    version    text        NOT NULL,                     -- of the state that it made
    at         timestamptz NOT NULL,
    actor_kind smallint    NOT NULL,
    actor_id   text        NOT NULL,
    actor_name text        NOT NULL,
    reason     text        NOT NULL,
    laxer      boolean     NOT NULL,                     -- it allows something that was not allowed before
    changes    jsonb       NOT NULL,                     -- [{list, action, id, before, after, shipped}]
    PRIMARY KEY (number)
);

CREATE TABLE rule_version (
    version text        NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    law     jsonb       NOT NULL,                        -- {version, rules, holidays}
    PRIMARY KEY (version)
);

-- An audit trail that can be rewritten is none. (The owner of the tables can take the triggers away; a backup shows it.)
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER rule_change_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_change
FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER rule_version_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
