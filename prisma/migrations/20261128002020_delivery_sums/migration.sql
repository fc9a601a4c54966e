-- What became of a closed edition's mails, by receiving domain: adding up a million of them takes seconds, and they no
-- longer change (lib/editions/sending/sum-closed.ts).
ALTER TABLE "editions" ADD COLUMN "summed_at" TIMESTAMPTZ(3);

CREATE TABLE "delivery_sums" (
  "edition_number" INTEGER NOT NULL,
  "domain" TEXT NOT NULL,
  "audience" INTEGER NOT NULL,
  "sent" INTEGER NOT NULL,
  "waiting" INTEGER NOT NULL,
  "refused" INTEGER NOT NULL,
  CONSTRAINT "delivery_sums_pkey" PRIMARY KEY ("edition_number", "domain")
);
