-- One thing done to all subscribers that match a search, in batches (lib/selections). Who matched when staff asked is
-- stored, so that nobody is added meanwhile; who no longer matches when their turn comes is left alone.
CREATE TYPE "selection_state" AS ENUM ('asked', 'running', 'done', 'stopped');

CREATE TABLE "selections" (
  "id" UUID NOT NULL,
  "staff_id" UUID NOT NULL,
  "what" TEXT NOT NULL,
  "tag" TEXT,
  "reason" TEXT,
  "filter" JSONB NOT NULL,
  "state" "selection_state" NOT NULL DEFAULT 'asked',
  "members" INTEGER NOT NULL,
  "looked_at" INTEGER NOT NULL DEFAULT 0,
  "changed" INTEGER NOT NULL DEFAULT 0,
  "last_id" UUID,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "started_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  "moved_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "selections_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "selections_open_idx" ON "selections"("state") WHERE "state" IN ('asked', 'running');

-- No foreign key to subscribers: its check would cost more than the row.
CREATE TABLE "selection_members" (
  "selection_id" UUID NOT NULL REFERENCES "selections"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "subscriber_id" UUID NOT NULL,
  "is_changed" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "selection_members_pkey" PRIMARY KEY ("selection_id", "subscriber_id")
);
-- For the history of one subscriber.
CREATE INDEX "selection_members_changed_idx" ON "selection_members"("subscriber_id") WHERE "is_changed";
