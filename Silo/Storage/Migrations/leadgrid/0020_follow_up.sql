-- What a lead does of its own accord: its run through a sequence, the clocks of speed-to-lead, and the way back to routing.

ALTER TABLE lead
    ADD COLUMN follow_up     jsonb,                  -- the run; holds no personal data
    ADD COLUMN call_due_at   timestamptz,            -- since when its broker is to call
    ADD COLUMN assigned_at   timestamptz,
    ADD COLUMN noticed_at    timestamptz,
    ADD COLUMN touched_at    timestamptz,            -- a person first tried to reach the lead's
    ADD COLUMN automatic_at  timestamptz,            -- LeadGrid itself first sent something
    ADD COLUMN arrived_open  boolean,                -- whether the person might have been called when the lead came
    ADD COLUMN pull_back_at  timestamptz,
    ADD COLUMN pulled_from   text,                   -- the broker from whom it was taken back last
    ADD COLUMN recycles      smallint NOT NULL DEFAULT 0;

-- A broker's calls that are due, the oldest first.
CREATE INDEX lead_call_due ON lead (broker_id, call_due_at) WHERE call_due_at IS NOT NULL;

-- The clocks of a campaign's leads, by the day on which they came.
CREATE INDEX lead_by_campaign ON lead (campaign, received_at);
