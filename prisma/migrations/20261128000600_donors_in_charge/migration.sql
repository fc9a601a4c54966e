-- Donors switch between monthly and annual, set an end date, and change the address of a donation.
ALTER TYPE "donation_change_kind" ADD VALUE 'frequency';
ALTER TYPE "donation_change_kind" ADD VALUE 'until';
ALTER TYPE "donation_change_kind" ADD VALUE 'address';
ALTER TYPE "donation_change_state" ADD VALUE 'unconfirmed';
ALTER TABLE "donation_changes" ADD COLUMN "frequency" "frequency", ADD COLUMN "address" TEXT;
ALTER TABLE "donations" ADD COLUMN "links_since" TIMESTAMPTZ(3);
