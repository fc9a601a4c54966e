-- When the one mail left that reminds of a sign-up without confirmation.
ALTER TABLE "subscribers" ADD COLUMN "nudged_at" TIMESTAMPTZ(3);
