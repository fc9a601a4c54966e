-- A sum that staff want to raise by a day, shown at the donation box from two thirds on.
CREATE TABLE "goals" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "amount_minor" INTEGER NOT NULL,
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "set_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "shown_percent" INTEGER,
  CONSTRAINT "goals_pkey" PRIMARY KEY ("id")
);
-- One at a time.
CREATE UNIQUE INDEX "goals_current_idx" ON "goals"(("ended_at" IS NULL)) WHERE "ended_at" IS NULL;
-- Public pages show the percentage and nothing else that changes.
CREATE TRIGGER "goals_shown" AFTER UPDATE ON "goals"
  FOR EACH ROW WHEN (OLD."shown_percent" IS DISTINCT FROM NEW."shown_percent")
  EXECUTE FUNCTION "tell_pages_changed"();
