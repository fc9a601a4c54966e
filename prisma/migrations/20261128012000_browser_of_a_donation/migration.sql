-- Which browser started a donation, as a keyed hash of a secret that only its cookie holds. Erased with the row, after a day.
ALTER TABLE "donation_starts" ADD COLUMN "browser_hash" TEXT;
CREATE INDEX "donation_starts_browser_hash_idx" ON "donation_starts"("browser_hash");
