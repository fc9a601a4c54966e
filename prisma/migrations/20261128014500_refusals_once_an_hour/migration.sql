-- An entry that is written at most once, whatever is asked how often: a refusal, once per person, action and hour.
ALTER TABLE "audit_entries" ADD COLUMN "once_key" TEXT;
CREATE UNIQUE INDEX "audit_entries_once_key_key" ON "audit_entries"("once_key");

-- The log narrowed to a person or to an action, the newest first.
CREATE INDEX "audit_entries_staff_id_id_idx" ON "audit_entries"("staff_id", "id" DESC);
CREATE INDEX "audit_entries_action_id_idx" ON "audit_entries"("action", "id" DESC);
