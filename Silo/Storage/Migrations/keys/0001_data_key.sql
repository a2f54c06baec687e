-- One data key per lead (and later per contact), wrapped by the master key. Keys are made ahead in blocks and taken by id:
-- a key that no row uses is harmless. Deleting a row is the erasure of everything that was sealed with it.
CREATE TABLE data_key
(
    key_id     uuid        PRIMARY KEY,
    wrapped    bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
