-- An address is found by its beginning; how many there are is counted without reading the table, however many begin so.
DROP INDEX "donations_donor_prefix_idx";
CREATE INDEX "donations_donor_prefix_idx" ON "donations"("donor_email" text_pattern_ops, "paid_at", "state")
  WHERE "donor_email" IS NOT NULL;
