-- CreateEnum
CREATE TYPE "card_outcome" AS ENUM ('declined', 'paid');

-- CreateEnum
CREATE TYPE "breaker_mode" AS ENUM ('open', 'closed');

-- CreateTable
CREATE TABLE "donation_starts" (
    "donation_id" UUID NOT NULL,
    "network" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "donation_starts_pkey" PRIMARY KEY ("donation_id")
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
CREATE TABLE "breakers" (
    "scope" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "open_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "breakers_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "breaker_orders" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" "breaker_mode" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "breaker_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_proofs" (
    "nonce" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_proofs_pkey" PRIMARY KEY ("nonce")
);

-- CreateIndex
CREATE INDEX "donation_starts_started_at_idx" ON "donation_starts"("started_at");

-- CreateIndex
CREATE INDEX "card_attempts_at_idx" ON "card_attempts"("at");

-- CreateIndex
CREATE INDEX "card_attempts_network_at_idx" ON "card_attempts"("network", "at");

-- CreateIndex
CREATE INDEX "breakers_open_until_idx" ON "breakers"("open_until");

-- CreateIndex
CREATE INDEX "spent_proofs_expires_at_idx" ON "spent_proofs"("expires_at");

-- AddForeignKey
ALTER TABLE "donation_starts" ADD CONSTRAINT "donation_starts_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "breaker_orders" ADD CONSTRAINT "breaker_orders_one_row" CHECK ("id" = 1);
