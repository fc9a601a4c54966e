-- CreateEnum
CREATE TYPE "refund_order_state" AS ENUM ('ordered', 'done', 'refused');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "article_slug" TEXT,
ADD COLUMN     "frequency" "frequency";

-- CreateTable
CREATE TABLE "article_versions" (
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "body_markdown" TEXT NOT NULL,
    "note" TEXT,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_versions_pkey" PRIMARY KEY ("article_id","version")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL,
    "article_id" UUID,
    "base_version" INTEGER NOT NULL DEFAULT 0,
    "slug" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "byline" TEXT NOT NULL,
    "body_markdown" TEXT NOT NULL,
    "illustration" TEXT,
    "illustration_alt" TEXT,
    "is_sensitive" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_orders" (
    "id" UUID NOT NULL,
    "payment_intent_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "refund_order_state" NOT NULL DEFAULT 'ordered',
    "refund_id" TEXT,
    "refusal" TEXT,

    CONSTRAINT "refund_orders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "drafts_article_id_key" ON "drafts"("article_id");

-- CreateIndex
CREATE INDEX "drafts_saved_at_idx" ON "drafts"("saved_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "refund_orders_refund_id_key" ON "refund_orders"("refund_id");

-- CreateIndex
CREATE INDEX "refund_orders_payment_intent_id_idx" ON "refund_orders"("payment_intent_id");

-- CreateIndex
CREATE INDEX "refund_orders_state_ordered_at_idx" ON "refund_orders"("state", "ordered_at");

-- CreateIndex
CREATE INDEX "consent_events_kind_at_subscriber_id_request_idx" ON "consent_events"("kind", "at", "subscriber_id", "request");

-- CreateIndex
CREATE INDEX "disputes_status_answer_by_idx" ON "disputes"("status", "answer_by");

-- CreateIndex
CREATE INDEX "disputes_revenue_idx" ON "disputes"("opened_at", "currency", "amount_minor", "status", "payment_intent_id");

-- CreateIndex
CREATE INDEX "donations_list_idx" ON "donations"("created_at" DESC, "id" DESC, "state", "frequency", "currency", "amount_minor", "article_slug", "campaign", "paid_at");

-- CreateIndex
CREATE INDEX "donations_article_slug_created_at_id_idx" ON "donations"("article_slug", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donations_campaign_created_at_id_idx" ON "donations"("campaign", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donations_frequency_idx" ON "donations"("frequency", "currency", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donations_currency_idx" ON "donations"("currency", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donations_amount_minor_idx" ON "donations"("amount_minor");

-- CreateIndex
CREATE INDEX "donations_placement_paid_at_idx" ON "donations"("placement", "paid_at");

-- CreateIndex
CREATE INDEX "mails_to_address_created_at_idx" ON "mails"("to_address", "created_at");

-- CreateIndex
CREATE INDEX "payments_months_idx" ON "payments"("paid_at", "currency", "frequency", "amount_minor");

-- CreateIndex
CREATE INDEX "payments_articles_idx" ON "payments"("currency", "paid_at", "article_slug", "amount_minor");

-- CreateIndex
CREATE INDEX "refunds_revenue_idx" ON "refunds"("refunded_at", "currency", "amount_minor", "status", "payment_intent_id");

-- CreateIndex
CREATE INDEX "reminders_state_closed_at_idx" ON "reminders"("state", "closed_at");

-- AddForeignKey
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_orders" ADD CONSTRAINT "refund_orders_payment_intent_id_fkey" FOREIGN KEY ("payment_intent_id") REFERENCES "payments"("payment_intent_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "refund_orders" ADD CONSTRAINT "refund_orders_amount_positive" CHECK ("amount_minor" > 0);

-- The desk's figures are read from indexes that hold all they need: always true, and no table is read whole.
CREATE INDEX "donations_recurring_idx" ON "donations"("currency", "frequency") INCLUDE ("amount_minor", "state", "is_paused")
  WHERE "state" IN ('active', 'past_due', 'ending');
-- The desk shows gifts that were paid unless it is asked for others.
CREATE INDEX "donations_given_frequency_idx" ON "donations"("frequency", "currency", "created_at" DESC, "id" DESC)
  WHERE "paid_at" IS NOT NULL;
CREATE INDEX "donations_given_currency_idx" ON "donations"("currency", "created_at" DESC, "id" DESC)
  WHERE "paid_at" IS NOT NULL;
-- An address is found by its beginning, whatever the database's collation.
CREATE INDEX "donations_donor_prefix_idx" ON "donations"("donor_email" text_pattern_ops) WHERE "donor_email" IS NOT NULL;
-- A donor quotes the reference of a receipt: the last characters of the payment's id.
CREATE INDEX "payments_reference_idx" ON "payments"(right("payment_intent_id", 8));
CREATE INDEX "stripe_events_failed_idx" ON "stripe_events"("received_at")
  WHERE "state" = 'received' AND "last_error" IS NOT NULL;

-- A payment keeps what its gift was when it was paid: nobody has to remember it, and nothing later changes it.
CREATE FUNCTION "note_gift_of_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT frequency, article_slug INTO NEW.frequency, NEW.article_slug FROM donations WHERE id = NEW.donation_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER "payments_note_gift" BEFORE INSERT ON "payments"
  FOR EACH ROW EXECUTE FUNCTION "note_gift_of_payment"();
UPDATE "payments" SET "frequency" = "donations"."frequency", "article_slug" = "donations"."article_slug"
  FROM "donations" WHERE "donations"."id" = "payments"."donation_id";

-- What readers had before them is never rewritten.
CREATE FUNCTION "refuse_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Published versions are append-only: publish a correction instead.';
END
$$;
CREATE TRIGGER "article_versions_append_only" BEFORE UPDATE OR DELETE ON "article_versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_version_change"();
