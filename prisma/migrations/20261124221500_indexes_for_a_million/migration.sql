-- CreateIndex
CREATE INDEX "donations_state_next_charge_at_idx" ON "donations"("state", "next_charge_at");

-- CreateIndex
CREATE INDEX "donations_frequency_next_charge_at_idx" ON "donations"("frequency", "next_charge_at");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- What Prisma's language has no words for. Each minute somebody looks for the few rows in these, among millions.
CREATE INDEX "stripe_events_to_empty_idx" ON "stripe_events"("processed_at")
  WHERE "state" IN ('done', 'ignored') AND "payload" <> '{}';
CREATE INDEX "refunds_pending_idx" ON "refunds"("payment_intent_id") WHERE "status" = 'pending';
