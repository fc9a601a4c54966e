-- CreateEnum
CREATE TYPE "subscriber_state" AS ENUM ('unconfirmed', 'confirmed', 'unsubscribed');

-- CreateEnum
CREATE TYPE "consent_kind" AS ENUM ('asked', 'mailed', 'confirmed', 'withdrawn');

-- CreateEnum
CREATE TYPE "frequency" AS ENUM ('once', 'monthly', 'annual');

-- CreateEnum
CREATE TYPE "donation_state" AS ENUM ('pending', 'paid', 'active', 'past_due', 'ending', 'ended', 'expired');

-- CreateEnum
CREATE TYPE "stripe_event_state" AS ENUM ('received', 'done', 'ignored');

-- CreateEnum
CREATE TYPE "reminder_state" AS ENUM ('unconfirmed', 'waiting', 'sent', 'cancelled', 'fulfilled');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('waiting', 'sending', 'sent', 'refused');

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "byline" TEXT NOT NULL,
    "body_markdown" TEXT NOT NULL,
    "illustration" TEXT,
    "illustration_alt" TEXT,
    "is_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editions" (
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL,
    "opening_note" TEXT NOT NULL,
    "sends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "edition_items" (
    "edition_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "article_id" UUID NOT NULL,
    "blurb" TEXT NOT NULL,

    CONSTRAINT "edition_items_pkey" PRIMARY KEY ("edition_number","position")
);

-- CreateTable
CREATE TABLE "subscribers" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "state" "subscriber_state" NOT NULL,
    "request" INTEGER NOT NULL DEFAULT 1,
    "withdrawn_request" INTEGER NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "unsubscribed_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_events" (
    "id" BIGSERIAL NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "request" INTEGER NOT NULL,
    "kind" "consent_kind" NOT NULL,
    "wording" TEXT,
    "wording_version" TEXT,
    "policy_version" TEXT,
    "page" TEXT,
    "ip_prefix" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "address_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("address_hash")
);

-- CreateTable
CREATE TABLE "donations" (
    "id" UUID NOT NULL,
    "frequency" "frequency" NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" "donation_state" NOT NULL DEFAULT 'pending',
    "article_slug" TEXT,
    "placement" TEXT NOT NULL,
    "campaign" TEXT,
    "donor_email" TEXT,
    "checkout_session_id" TEXT,
    "stripe_customer_id" TEXT,
    "stripe_subscription_id" TEXT,
    "next_charge_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "syncs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "donations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "payment_intent_id" TEXT NOT NULL,
    "donation_id" UUID NOT NULL,
    "invoice_id" TEXT,
    "charge_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("payment_intent_id")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT,
    "payload" JSONB NOT NULL,
    "state" "stripe_event_state" NOT NULL DEFAULT 'received',
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "frequency" "frequency" NOT NULL,
    "amount_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "article_slug" TEXT,
    "state" "reminder_state" NOT NULL,
    "request" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "unique_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "state" "mail_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "articles_slug_key" ON "articles"("slug");

-- CreateIndex
CREATE INDEX "articles_published_at_idx" ON "articles"("published_at" DESC);

-- CreateIndex
CREATE INDEX "articles_section_published_at_idx" ON "articles"("section", "published_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "edition_items_edition_number_article_id_key" ON "edition_items"("edition_number", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_email_key" ON "subscribers"("email");

-- CreateIndex
CREATE INDEX "subscribers_state_idx" ON "subscribers"("state");

-- CreateIndex
CREATE UNIQUE INDEX "consent_events_subscriber_id_request_kind_key" ON "consent_events"("subscriber_id", "request", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "donations_checkout_session_id_key" ON "donations"("checkout_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "donations_stripe_subscription_id_key" ON "donations"("stripe_subscription_id");

-- CreateIndex
CREATE INDEX "donations_state_created_at_idx" ON "donations"("state", "created_at");

-- CreateIndex
CREATE INDEX "donations_donor_email_idx" ON "donations"("donor_email");

-- CreateIndex
CREATE UNIQUE INDEX "payments_invoice_id_key" ON "payments"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_charge_id_key" ON "payments"("charge_id");

-- CreateIndex
CREATE INDEX "payments_donation_id_idx" ON "payments"("donation_id");

-- CreateIndex
CREATE INDEX "stripe_events_state_received_at_idx" ON "stripe_events"("state", "received_at");

-- CreateIndex
CREATE INDEX "reminders_state_due_on_idx" ON "reminders"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_email_due_on_key" ON "reminders"("email", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "mails_unique_key_key" ON "mails"("unique_key");

-- CreateIndex
CREATE INDEX "mails_state_next_attempt_at_idx" ON "mails"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- AddForeignKey
ALTER TABLE "edition_items" ADD CONSTRAINT "edition_items_edition_number_fkey" FOREIGN KEY ("edition_number") REFERENCES "editions"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_items" ADD CONSTRAINT "edition_items_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "donations" ADD CONSTRAINT "donations_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_amount_positive" CHECK ("amount_minor" IS NULL OR "amount_minor" > 0);

-- The consent ledger is append-only. Erasing a whole subscriber takes its events along (the cascade's own
-- trigger is one level up); no single event is ever changed or taken out.
CREATE FUNCTION "refuse_consent_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The consent ledger is append-only: add an event instead, or erase the subscriber.';
END
$$;
CREATE TRIGGER "consent_events_append_only" BEFORE UPDATE OR DELETE ON "consent_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_consent_change"();
