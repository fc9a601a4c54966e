-- CreateEnum
CREATE TYPE "edition_state" AS ENUM ('draft', 'submitted', 'approved', 'held', 'sending', 'paused', 'sent', 'cancelled', 'skipped');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sending', 'sent', 'refused', 'suppressed', 'left', 'cancelled', 'uncertain');

-- CreateEnum
CREATE TYPE "mail_event_kind" AS ENUM ('bounced_for_good', 'bounced_for_now', 'complained');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('running', 'done', 'failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "consent_kind" ADD VALUE 'imported';
ALTER TYPE "consent_kind" ADD VALUE 'suppressed';

-- AlterTable
ALTER TABLE "consent_events" ADD COLUMN     "source" TEXT;

-- AlterTable
ALTER TABLE "editions" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" UUID,
ADD COLUMN     "audience" INTEGER,
ADD COLUMN     "beat_at" TIMESTAMPTZ(3),
ADD COLUMN     "breaker_trips" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "breaker_until" TIMESTAMPTZ(3),
ADD COLUMN     "bytes_hash" TEXT,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "edited_by" UUID,
ADD COLUMN     "html" TEXT,
ADD COLUMN     "is_hurried" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "state" "edition_state" NOT NULL DEFAULT 'sent',
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "submitted_by" UUID,
ADD COLUMN     "text" TEXT,
ADD COLUMN     "why" TEXT;

-- AlterTable
ALTER TABLE "subscribers" ADD COLUMN     "paused_until" DATE,
ADD COLUMN     "soft_bounces" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "suppressed_at" TIMESTAMPTZ(3),
ADD COLUMN     "suppressed_why" TEXT;

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
CREATE TABLE "sender_pace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "sent_today" INTEGER NOT NULL,

    CONSTRAINT "sender_pace_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "arrivals_at_idx" ON "arrivals"("at");

-- CreateIndex
CREATE INDEX "mail_events_subscriber_id_at_idx" ON "mail_events"("subscriber_id", "at");

-- CreateIndex
CREATE INDEX "mail_events_edition_number_kind_idx" ON "mail_events"("edition_number", "kind");

-- CreateIndex
CREATE INDEX "imports_started_at_idx" ON "imports"("started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "editions_due_on_key" ON "editions"("due_on");

-- CreateIndex
CREATE INDEX "editions_state_idx" ON "editions"("state");

-- AddForeignKey
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rejections" ADD CONSTRAINT "import_rejections_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- The editions there were before stand in the archive; each was of the day of its hour, on the wall clock of the paper.
UPDATE "editions" SET "due_on" = ("sends_at" AT TIME ZONE 'Europe/Amsterdam')::date, "closed_at" = "sends_at";
ALTER TABLE "editions" ALTER COLUMN "due_on" SET NOT NULL, ALTER COLUMN "state" SET DEFAULT 'draft';

-- An edition that may be sent always has approved bytes and their hash.
ALTER TABLE "editions" ADD CONSTRAINT "editions_bytes_whole"
  CHECK (("html" IS NULL) = ("bytes_hash" IS NULL) AND ("text" IS NULL) = ("bytes_hash" IS NULL));
ALTER TABLE "editions" ADD CONSTRAINT "editions_sent_as_approved"
  CHECK ("state" NOT IN ('approved', 'sending', 'paused') OR "bytes_hash" IS NOT NULL);
-- A second person approves.
ALTER TABLE "editions" ADD CONSTRAINT "editions_two_people"
  CHECK ("approved_by" IS NULL OR "approved_by" <> "submitted_by");
ALTER TABLE "sender_pace" ADD CONSTRAINT "sender_pace_one_row" CHECK ("id" = 1);

-- The few rows that somebody looks for again and again, among millions.
CREATE INDEX "deliveries_waiting_idx" ON "deliveries"("edition_number", "next_attempt_at") WHERE "state" = 'waiting';
CREATE INDEX "deliveries_sending_idx" ON "deliveries"("lease_until") WHERE "state" = 'sending';
