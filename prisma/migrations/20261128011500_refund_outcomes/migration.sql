-- Stripe has taken the order. What has become of the money since is the refund's own status.
ALTER TYPE "refund_order_state" RENAME VALUE 'done' TO 'accepted';

-- AlterTable
ALTER TABLE "refund_orders" ADD COLUMN     "refusal_message" TEXT;

-- `refusal` is now Stripe's code, and its words stand beside it.
UPDATE "refund_orders" SET "refusal" = 'charge_disputed' WHERE "refusal" = 'disputed';
UPDATE "refund_orders" SET "refusal" = 'charge_already_refunded' WHERE "refusal" = 'already_refunded';
UPDATE "refund_orders" SET "refusal_message" = "refusal", "refusal" = 'unknown'
 WHERE "state" = 'refused' AND "refusal" NOT IN ('charge_disputed', 'charge_already_refunded');

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure_reason" TEXT,
ADD COLUMN     "pending_reason" TEXT;

-- AlterTable
ALTER TABLE "double_gifts" ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "refusal_message" TEXT;

-- CreateIndex
CREATE INDEX "refunds_failed_at_idx" ON "refunds"("failed_at");
