-- A mail that a provider gave back because of us waits again for that provider. Each sending of it has a number, which
-- its return path and its Message-ID name, so that a late or repeated bounce of an earlier one changes nothing.
ALTER TABLE "deliveries" ADD COLUMN "returns" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN "returned_at" TIMESTAMPTZ(3);
