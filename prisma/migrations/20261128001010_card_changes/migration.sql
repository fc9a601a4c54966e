-- One new card for several donations of one customer at Stripe.
CREATE TYPE "card_change_state" AS ENUM ('asked', 'done');
CREATE TABLE "card_changes" (
  "id" UUID NOT NULL,
  "donation_ids" UUID[],
  "next_ids" UUID[],
  "checkout_session_id" TEXT,
  "state" "card_change_state" NOT NULL DEFAULT 'asked',
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "card_changes_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "card_changes_checkout_session_id_key" ON "card_changes"("checkout_session_id");
CREATE INDEX "card_changes_state_asked_at_idx" ON "card_changes"("state", "asked_at");
