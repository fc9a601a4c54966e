-- What Prisma's schema cannot express: checks, append-only tables, a trigger, and indexes with a condition, an expression
-- or more columns than a query names.

-- Amounts and numbers.
ALTER TABLE "donations" ADD CONSTRAINT "donations_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "donations" ADD CONSTRAINT "donations_fee_covered_within" CHECK ("fee_covered_minor" >= 0 AND "fee_covered_minor" < "amount_minor");
ALTER TABLE "donation_changes" ADD CONSTRAINT "donation_changes_number_positive" CHECK ("number" > 0);
ALTER TABLE "donation_changes" ADD CONSTRAINT "donation_changes_amount_positive" CHECK ("amount_minor" IS NULL OR "amount_minor" > 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "refund_orders" ADD CONSTRAINT "refund_orders_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_amount_positive" CHECK ("amount_minor" IS NULL OR "amount_minor" > 0);

-- A donation is not its own duplicate.
ALTER TABLE "duplicate_donations" ADD CONSTRAINT "duplicate_donations_two" CHECK ("first_id" <> "second_id");

-- Tables with one row.
ALTER TABLE "card_guard_overrides" ADD CONSTRAINT "card_guard_overrides_one_row" CHECK ("id" = 1);
ALTER TABLE "sender_rate_limits" ADD CONSTRAINT "sender_rate_limits_one_row" CHECK ("id" = 1);
ALTER TABLE "outbox_breaker" ADD CONSTRAINT "outbox_breaker_one_row" CHECK ("id" = 1);
INSERT INTO "outbox_breaker" ("id") VALUES (1);

-- An edition that may be sent has approved bytes and their hash.
ALTER TABLE "editions" ADD CONSTRAINT "editions_bytes_whole"
  CHECK (("html" IS NULL) = ("bytes_hash" IS NULL) AND ("text" IS NULL) = ("bytes_hash" IS NULL));
ALTER TABLE "editions" ADD CONSTRAINT "editions_sent_as_approved"
  CHECK ("state" NOT IN ('approved', 'sending', 'paused') OR "bytes_hash" IS NOT NULL);
-- A second person approves.
ALTER TABLE "editions" ADD CONSTRAINT "editions_two_people"
  CHECK ("approved_by" IS NULL OR "approved_by" <> "submitted_by");

-- Consent events are append-only. Erasing a subscriber deletes their events: that trigger runs one level deeper.
CREATE FUNCTION "refuse_consent_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Consent events are append-only: add an event instead, or erase the subscriber.';
END
$$;
CREATE TRIGGER "consent_events_append_only" BEFORE UPDATE OR DELETE ON "consent_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_consent_change"();

-- Staff who may change the ledger must not be able to change the log of what they did.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: add an entry instead.';
END
$$;
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entries_kept" BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- A published version of an article never changes.
CREATE FUNCTION "refuse_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Published versions are append-only: publish a correction instead.';
END
$$;
CREATE TRIGGER "article_versions_append_only" BEFORE UPDATE OR DELETE ON "article_versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_version_change"();

-- A payment keeps the frequency and the article that its donation had when it was paid.
CREATE FUNCTION "copy_donation_to_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT frequency, article_slug INTO NEW.frequency, NEW.article_slug FROM donations WHERE id = NEW.donation_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER "payments_copy_donation" BEFORE INSERT ON "payments"
  FOR EACH ROW EXECUTE FUNCTION "copy_donation_to_payment"();

-- The few rows that the worker looks for every minute, among millions.
CREATE INDEX "stripe_events_to_empty_idx" ON "stripe_events"("processed_at")
  WHERE "state" IN ('done', 'ignored') AND "payload" <> '{}';
CREATE INDEX "stripe_events_failed_idx" ON "stripe_events"("received_at")
  WHERE "state" = 'received' AND "last_error" IS NOT NULL;
CREATE INDEX "refunds_pending_idx" ON "refunds"("payment_intent_id") WHERE "status" = 'pending';
CREATE INDEX "deliveries_waiting_idx" ON "deliveries"("edition_number", "next_attempt_at") WHERE "state" = 'waiting';
CREATE INDEX "deliveries_sending_idx" ON "deliveries"("lease_until") WHERE "state" = 'sending';

-- The desk's figures and lists come from indexes alone.
CREATE INDEX "donations_recurring_idx" ON "donations"("currency", "frequency") INCLUDE ("amount_minor", "state", "is_paused")
  WHERE "state" IN ('active', 'past_due', 'ending');
-- The desk lists paid donations unless it is asked for others.
CREATE INDEX "donations_given_frequency_idx" ON "donations"("frequency", "currency", "created_at" DESC, "id" DESC)
  WHERE "paid_at" IS NOT NULL;
CREATE INDEX "donations_given_currency_idx" ON "donations"("currency", "created_at" DESC, "id" DESC)
  WHERE "paid_at" IS NOT NULL;
-- Staff search by the beginning of an address. text_pattern_ops works with every collation of the database; the other
-- columns let matches be counted without reading the table.
CREATE INDEX "donations_donor_prefix_idx" ON "donations"("donor_email" text_pattern_ops, "paid_at", "state")
  WHERE "donor_email" IS NOT NULL;
CREATE INDEX "subscribers_email_prefix_idx" ON "subscribers"("email" text_pattern_ops, "state", "requested_at")
  WHERE "email" IS NOT NULL;
-- Donors quote the reference of a receipt: the last characters of the payment's id.
CREATE INDEX "payments_reference_idx" ON "payments"(right("payment_intent_id", 8));
-- The few subscribers who are paused or suppressed.
CREATE INDEX "subscribers_paused_idx" ON "subscribers"("requested_at", "id", "paused_until") WHERE "paused_until" IS NOT NULL;
CREATE INDEX "subscribers_suppressed_idx" ON "subscribers"("requested_at", "id") WHERE "suppressed_at" IS NOT NULL;
