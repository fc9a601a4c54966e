-- CreateEnum
CREATE TYPE "role" AS ENUM ('reader', 'editor', 'approver', 'fundraiser', 'administrator');

-- CreateEnum
CREATE TYPE "card_outcome" AS ENUM ('declined', 'paid');

-- CreateEnum
CREATE TYPE "card_guard_mode" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "frequency" AS ENUM ('once', 'monthly', 'annual');

-- CreateEnum
CREATE TYPE "donation_state" AS ENUM ('pending', 'paid', 'refunded', 'active', 'past_due', 'ending', 'ended', 'expired');

-- CreateEnum
CREATE TYPE "donation_change_kind" AS ENUM ('amount', 'date', 'pause', 'skip', 'resume', 'keep', 'end');

-- CreateEnum
CREATE TYPE "donation_change_state" AS ENUM ('asked', 'done', 'refused');

-- CreateEnum
CREATE TYPE "refund_order_state" AS ENUM ('ordered', 'accepted', 'refused');

-- CreateEnum
CREATE TYPE "duplicate_donation_state" AS ENUM ('asked', 'reversing', 'reversed', 'too_late');

-- CreateEnum
CREATE TYPE "edition_state" AS ENUM ('draft', 'submitted', 'approved', 'held', 'sending', 'paused', 'sent', 'cancelled', 'skipped');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sending', 'sent', 'refused', 'suppressed', 'left', 'cancelled', 'uncertain');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('waiting', 'sending', 'sent', 'refused');

-- CreateEnum
CREATE TYPE "reminder_state" AS ENUM ('unconfirmed', 'waiting', 'sent', 'cancelled', 'fulfilled');

-- CreateEnum
CREATE TYPE "stripe_event_state" AS ENUM ('received', 'done', 'ignored');

-- CreateEnum
CREATE TYPE "subscriber_state" AS ENUM ('unconfirmed', 'confirmed', 'unsubscribed');

-- CreateEnum
CREATE TYPE "consent_kind" AS ENUM ('asked', 'mailed', 'confirmed', 'withdrawn', 'imported', 'suppressed');

-- CreateEnum
CREATE TYPE "mail_event_kind" AS ENUM ('hard_bounce', 'soft_bounce', 'policy_block', 'complaint', 'left');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('running', 'done', 'failed');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "role" "role" NOT NULL DEFAULT 'reader',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_tokens" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "return_to" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "verification_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_factors" (
    "user_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "second_factors_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id","code_hash")
);

-- CreateTable
CREATE TABLE "staff_invitations" (
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_invitations_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "staff_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "once_key" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

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
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

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
CREATE TABLE "card_attempts" (
    "id" TEXT NOT NULL,
    "network" TEXT,
    "outcome" "card_outcome" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_guards" (
    "scope" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "open_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_guards_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "card_guard_overrides" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" "card_guard_mode" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_guard_overrides_pkey" PRIMARY KEY ("id")
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
    "noticed_for" TEXT,
    "is_paused" BOOLEAN NOT NULL DEFAULT false,
    "resumes_at" TIMESTAMPTZ(3),
    "anchor_at" TIMESTAMPTZ(3),
    "moved_to" TIMESTAMPTZ(3),
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_id" TEXT,
    "card_expires_on" DATE,
    "card_noticed_for" TEXT,
    "failure_code" TEXT,
    "retry_at" TIMESTAMPTZ(3),
    "neutral_mail" BOOLEAN,
    "page_synced_at" TIMESTAMPTZ(3),
    "fee_covered_minor" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "donations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "donation_changes" (
    "id" UUID NOT NULL,
    "donation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "donation_change_kind" NOT NULL,
    "state" "donation_change_state" NOT NULL DEFAULT 'asked',
    "amount_minor" INTEGER,
    "months" INTEGER,
    "at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "words" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "donation_changes_pkey" PRIMARY KEY ("id")
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
    "fee_minor" INTEGER,
    "fee_currency" TEXT,
    "frequency" "frequency",
    "article_slug" TEXT,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("payment_intent_id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" TEXT NOT NULL,
    "payment_intent_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "notified_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,
    "pending_reason" TEXT,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
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
    "refusal_message" TEXT,

    CONSTRAINT "refund_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" TEXT NOT NULL,
    "payment_intent_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" TIMESTAMPTZ(3),

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_donations" (
    "second_id" UUID NOT NULL,
    "first_id" UUID NOT NULL,
    "state" "duplicate_donation_state" NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "pressed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "refusal" TEXT,
    "refusal_message" TEXT,

    CONSTRAINT "duplicate_donations_pkey" PRIMARY KEY ("second_id")
);

-- CreateTable
CREATE TABLE "donation_starts" (
    "donation_id" UUID NOT NULL,
    "network" TEXT,
    "browser_hash" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "donation_starts_pkey" PRIMARY KEY ("donation_id")
);

-- CreateTable
CREATE TABLE "editions" (
    "number" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "edition_state" NOT NULL DEFAULT 'draft',
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL,
    "opening_note" TEXT NOT NULL,
    "sends_at" TIMESTAMPTZ(3) NOT NULL,
    "is_send_now" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "edited_by" UUID,
    "submitted_by" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "html" TEXT,
    "text" TEXT,
    "bytes_hash" TEXT,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "audience" INTEGER,
    "heartbeat_at" TIMESTAMPTZ(3),
    "breaker_until" TIMESTAMPTZ(3),
    "breaker_trips" INTEGER NOT NULL DEFAULT 0,

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
CREATE TABLE "deliveries" (
    "edition_number" INTEGER NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_id" UUID,
    "outcome_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("edition_number","subscriber_id")
);

-- CreateTable
CREATE TABLE "sender_rate_limits" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "sent_today" INTEGER NOT NULL,

    CONSTRAINT "sender_rate_limits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "arrivals" (
    "id" BIGSERIAL NOT NULL,
    "edition_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "network" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "arrivals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_clicks" (
    "edition_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "edition_clicks_pkey" PRIMARY KEY ("edition_number","position")
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
    "is_neutral" BOOLEAN NOT NULL DEFAULT false,
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
CREATE TABLE "outbox_breaker" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "trips" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_breaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "worker_id" TEXT NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "used_proofs" (
    "nonce" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_proofs_pkey" PRIMARY KEY ("nonce")
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
    "neutral_mail" BOOLEAN,
    "state" "reminder_state" NOT NULL,
    "request" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "quarantined_events" (
    "digest" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarantined_events_pkey" PRIMARY KEY ("digest")
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
    "paused_until" DATE,
    "suppressed_at" TIMESTAMPTZ(3),
    "suppressed_reason" TEXT,
    "soft_bounces" INTEGER NOT NULL DEFAULT 0,

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
    "source" TEXT,
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
CREATE TABLE "mail_events" (
    "id" TEXT NOT NULL,
    "kind" "mail_event_kind" NOT NULL,
    "subscriber_id" UUID,
    "edition_number" INTEGER,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address_changes" (
    "subscriber_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "old_email" TEXT NOT NULL,
    "new_email" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "old_confirmed_at" TIMESTAMPTZ(3),
    "new_confirmed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_changes_pkey" PRIMARY KEY ("subscriber_id","number")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "staff_id" UUID,
    "file_name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'running',
    "lines" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rejections" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "import_rejections_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_role_idx" ON "users"("role");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_idx" ON "sessions"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "verification_tokens_token_hash_key" ON "verification_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "verification_tokens_expires_at_idx" ON "verification_tokens"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_once_key_key" ON "audit_entries"("once_key");

-- CreateIndex
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_staff_id_id_idx" ON "audit_entries"("staff_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_action_id_idx" ON "audit_entries"("action", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "articles_slug_key" ON "articles"("slug");

-- CreateIndex
CREATE INDEX "articles_published_at_idx" ON "articles"("published_at" DESC);

-- CreateIndex
CREATE INDEX "articles_section_published_at_idx" ON "articles"("section", "published_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "drafts_article_id_key" ON "drafts"("article_id");

-- CreateIndex
CREATE INDEX "drafts_saved_at_idx" ON "drafts"("saved_at" DESC);

-- CreateIndex
CREATE INDEX "card_attempts_at_idx" ON "card_attempts"("at");

-- CreateIndex
CREATE INDEX "card_attempts_network_at_idx" ON "card_attempts"("network", "at");

-- CreateIndex
CREATE INDEX "card_guards_open_until_idx" ON "card_guards"("open_until");

-- CreateIndex
CREATE UNIQUE INDEX "donations_checkout_session_id_key" ON "donations"("checkout_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "donations_stripe_subscription_id_key" ON "donations"("stripe_subscription_id");

-- CreateIndex
CREATE INDEX "donations_state_created_at_idx" ON "donations"("state", "created_at");

-- CreateIndex
CREATE INDEX "donations_state_next_charge_at_idx" ON "donations"("state", "next_charge_at");

-- CreateIndex
CREATE INDEX "donations_frequency_next_charge_at_idx" ON "donations"("frequency", "next_charge_at");

-- CreateIndex
CREATE INDEX "donations_resumes_at_idx" ON "donations"("resumes_at");

-- CreateIndex
CREATE INDEX "donations_card_expires_on_idx" ON "donations"("card_expires_on");

-- CreateIndex
CREATE INDEX "donations_stripe_customer_id_idx" ON "donations"("stripe_customer_id");

-- CreateIndex
CREATE INDEX "donations_donor_email_idx" ON "donations"("donor_email");

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
CREATE INDEX "donation_changes_state_asked_at_idx" ON "donation_changes"("state", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "donation_changes_donation_id_number_key" ON "donation_changes"("donation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "payments_invoice_id_key" ON "payments"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_charge_id_key" ON "payments"("charge_id");

-- CreateIndex
CREATE INDEX "payments_donation_id_idx" ON "payments"("donation_id");

-- CreateIndex
CREATE INDEX "payments_months_idx" ON "payments"("paid_at", "currency", "frequency", "amount_minor");

-- CreateIndex
CREATE INDEX "payments_articles_idx" ON "payments"("currency", "paid_at", "article_slug", "amount_minor");

-- CreateIndex
CREATE INDEX "refunds_payment_intent_id_idx" ON "refunds"("payment_intent_id");

-- CreateIndex
CREATE INDEX "refunds_revenue_idx" ON "refunds"("refunded_at", "currency", "amount_minor", "status", "payment_intent_id");

-- CreateIndex
CREATE INDEX "refunds_failed_at_idx" ON "refunds"("failed_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_orders_refund_id_key" ON "refund_orders"("refund_id");

-- CreateIndex
CREATE INDEX "refund_orders_payment_intent_id_idx" ON "refund_orders"("payment_intent_id");

-- CreateIndex
CREATE INDEX "refund_orders_state_ordered_at_idx" ON "refund_orders"("state", "ordered_at");

-- CreateIndex
CREATE INDEX "disputes_payment_intent_id_idx" ON "disputes"("payment_intent_id");

-- CreateIndex
CREATE INDEX "disputes_status_answer_by_idx" ON "disputes"("status", "answer_by");

-- CreateIndex
CREATE INDEX "disputes_revenue_idx" ON "disputes"("opened_at", "currency", "amount_minor", "status", "payment_intent_id");

-- CreateIndex
CREATE INDEX "duplicate_donations_first_id_idx" ON "duplicate_donations"("first_id");

-- CreateIndex
CREATE INDEX "duplicate_donations_state_pressed_at_idx" ON "duplicate_donations"("state", "pressed_at");

-- CreateIndex
CREATE INDEX "donation_starts_browser_hash_idx" ON "donation_starts"("browser_hash");

-- CreateIndex
CREATE INDEX "donation_starts_started_at_idx" ON "donation_starts"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "editions_due_on_key" ON "editions"("due_on");

-- CreateIndex
CREATE INDEX "editions_state_idx" ON "editions"("state");

-- CreateIndex
CREATE UNIQUE INDEX "edition_items_edition_number_article_id_key" ON "edition_items"("edition_number", "article_id");

-- CreateIndex
CREATE INDEX "arrivals_at_idx" ON "arrivals"("at");

-- CreateIndex
CREATE UNIQUE INDEX "mails_unique_key_key" ON "mails"("unique_key");

-- CreateIndex
CREATE INDEX "mails_state_next_attempt_at_idx" ON "mails"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- CreateIndex
CREATE INDEX "mails_to_address_created_at_idx" ON "mails"("to_address", "created_at");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- CreateIndex
CREATE INDEX "used_proofs_expires_at_idx" ON "used_proofs"("expires_at");

-- CreateIndex
CREATE INDEX "reminders_state_due_on_idx" ON "reminders"("state", "due_on");

-- CreateIndex
CREATE INDEX "reminders_state_closed_at_idx" ON "reminders"("state", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_email_due_on_key" ON "reminders"("email", "due_on");

-- CreateIndex
CREATE INDEX "stripe_events_state_received_at_idx" ON "stripe_events"("state", "received_at");

-- CreateIndex
CREATE INDEX "quarantined_events_received_at_idx" ON "quarantined_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_email_key" ON "subscribers"("email");

-- CreateIndex
CREATE INDEX "subscribers_state_idx" ON "subscribers"("state");

-- CreateIndex
CREATE INDEX "subscribers_state_requested_at_id_idx" ON "subscribers"("state", "requested_at", "id");

-- CreateIndex
CREATE INDEX "subscribers_requested_at_id_idx" ON "subscribers"("requested_at", "id");

-- CreateIndex
CREATE INDEX "consent_events_kind_at_subscriber_id_request_idx" ON "consent_events"("kind", "at", "subscriber_id", "request");

-- CreateIndex
CREATE UNIQUE INDEX "consent_events_subscriber_id_request_kind_key" ON "consent_events"("subscriber_id", "request", "kind");

-- CreateIndex
CREATE INDEX "mail_events_subscriber_id_at_idx" ON "mail_events"("subscriber_id", "at");

-- CreateIndex
CREATE INDEX "mail_events_edition_number_kind_idx" ON "mail_events"("edition_number", "kind");

-- CreateIndex
CREATE INDEX "imports_started_at_idx" ON "imports"("started_at" DESC);

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation_changes" ADD CONSTRAINT "donation_changes_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_intent_id_fkey" FOREIGN KEY ("payment_intent_id") REFERENCES "payments"("payment_intent_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_orders" ADD CONSTRAINT "refund_orders_payment_intent_id_fkey" FOREIGN KEY ("payment_intent_id") REFERENCES "payments"("payment_intent_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_intent_id_fkey" FOREIGN KEY ("payment_intent_id") REFERENCES "payments"("payment_intent_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_donations" ADD CONSTRAINT "duplicate_donations_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_donations" ADD CONSTRAINT "duplicate_donations_first_id_fkey" FOREIGN KEY ("first_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation_starts" ADD CONSTRAINT "donation_starts_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_items" ADD CONSTRAINT "edition_items_edition_number_fkey" FOREIGN KEY ("edition_number") REFERENCES "editions"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_items" ADD CONSTRAINT "edition_items_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rejections" ADD CONSTRAINT "import_rejections_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
