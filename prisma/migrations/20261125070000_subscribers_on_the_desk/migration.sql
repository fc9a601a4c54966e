-- The desk's list of subscribers, newest first, as a whole and by state. The index on the state alone stays: it is the
-- smallest there is, and counts them.
CREATE INDEX "subscribers_state_requested_at_id_idx" ON "subscribers"("state", "requested_at", "id");
CREATE INDEX "subscribers_requested_at_id_idx" ON "subscribers"("requested_at", "id");

-- An address is found by its beginning; how many there are is counted without reading the table.
CREATE INDEX "subscribers_email_prefix_idx" ON "subscribers"("email" text_pattern_ops, "state", "requested_at")
  WHERE "email" IS NOT NULL;

-- The few that are paused or barred.
CREATE INDEX "subscribers_paused_idx" ON "subscribers"("requested_at", "id", "paused_until") WHERE "paused_until" IS NOT NULL;
CREATE INDEX "subscribers_suppressed_idx" ON "subscribers"("requested_at", "id") WHERE "suppressed_at" IS NOT NULL;
