-- Why a renewal was refused, and which card is charged until when.
ALTER TABLE "donations" ADD COLUMN "card_id" TEXT,
ADD COLUMN "card_expires_on" DATE,
ADD COLUMN "card_noticed_for" TEXT,
ADD COLUMN "failure_code" TEXT,
ADD COLUMN "retry_at" TIMESTAMPTZ(3);

-- The notice before a card expires.
CREATE INDEX "donations_card_expires_on_idx" ON "donations"("card_expires_on");

-- An event about a card names only the customer.
CREATE INDEX "donations_stripe_customer_id_idx" ON "donations"("stripe_customer_id");
