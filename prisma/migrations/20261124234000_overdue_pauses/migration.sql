-- The hourly reconciliation looks for pauses that should be over.
CREATE INDEX "donations_resumes_at_idx" ON "donations"("resumes_at");
