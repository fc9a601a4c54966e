-- A subscriber who moved to another address gets links of a new name; those in the mails to the old mailbox stop.
ALTER TABLE "subscribers" ADD COLUMN "link_id" UUID;
CREATE UNIQUE INDEX "subscribers_link_id_key" ON "subscribers"("link_id");
ALTER TABLE "address_changes" ADD COLUMN "retired_link_id" UUID;
CREATE INDEX "address_changes_retired_link_id_idx" ON "address_changes"("retired_link_id");
