-- A donor of a single donation can go on monthly from the next month: a donation that is agreed and not charged yet.
ALTER TYPE "donation_state" ADD VALUE 'scheduled';
ALTER TABLE "donations" ADD COLUMN "starts_at" TIMESTAMPTZ(3),
  ADD COLUMN "scheduled_at" TIMESTAMPTZ(3),
  ADD COLUMN "follows_id" UUID;
CREATE UNIQUE INDEX "donations_follows_id_key" ON "donations"("follows_id");
ALTER TABLE "donations" ADD CONSTRAINT "donations_follows_id_fkey"
  FOREIGN KEY ("follows_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
