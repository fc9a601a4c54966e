-- CreateEnum
CREATE TYPE "gift_change_kind" AS ENUM ('amount', 'date', 'pause', 'skip', 'resume', 'keep', 'end');

-- CreateEnum
CREATE TYPE "gift_change_state" AS ENUM ('asked', 'done', 'refused');

-- AlterTable
ALTER TABLE "donations" ADD COLUMN     "anchor_at" TIMESTAMPTZ(3),
ADD COLUMN     "card_brand" TEXT,
ADD COLUMN     "card_last4" TEXT,
ADD COLUMN     "fee_covered_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "is_paused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "moved_to" TIMESTAMPTZ(3),
ADD COLUMN     "resumes_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "gift_changes" (
    "id" UUID NOT NULL,
    "donation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "gift_change_kind" NOT NULL,
    "state" "gift_change_state" NOT NULL DEFAULT 'asked',
    "amount_minor" INTEGER,
    "months" INTEGER,
    "at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "words" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "gift_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gift_changes_state_asked_at_idx" ON "gift_changes"("state", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "gift_changes_donation_id_number_key" ON "gift_changes"("donation_id", "number");

-- AddForeignKey
ALTER TABLE "gift_changes" ADD CONSTRAINT "gift_changes_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "donations" ADD CONSTRAINT "donations_fee_covered_within" CHECK ("fee_covered_minor" >= 0 AND "fee_covered_minor" < "amount_minor");
ALTER TABLE "gift_changes" ADD CONSTRAINT "gift_changes_number_positive" CHECK ("number" > 0);
ALTER TABLE "gift_changes" ADD CONSTRAINT "gift_changes_amount_positive" CHECK ("amount_minor" IS NULL OR "amount_minor" > 0);
