-- An import is a conversation: a file is stored and looked through, its rows are staged and previewed, a person decides,
-- and an import can be undone (docs/decisions/0028-an-import-is-a-conversation.md).

-- Imports that ran under the old way keep their record; what they counted becomes part of `counts`.
ALTER TYPE "import_state" RENAME TO "import_state_before";
CREATE TYPE "import_state" AS ENUM ('uploading', 'uploaded', 'asked', 'mapped', 'staged', 'importing', 'done', 'undoing', 'undone', 'discarded', 'failed');
ALTER TABLE "imports" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "imports" ALTER COLUMN "state" TYPE "import_state"
  USING (CASE "state"::text WHEN 'running' THEN 'failed' ELSE "state"::text END)::"import_state";
ALTER TABLE "imports" ALTER COLUMN "state" SET DEFAULT 'uploading';
DROP TYPE "import_state_before";

ALTER TABLE "imports" ADD COLUMN "approved_at" TIMESTAMPTZ(3),
ADD COLUMN "asks_to_confirm" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "counts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "decisions" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "staged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "survey" JSONB,
ADD COLUMN "taken" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "undone" JSONB NOT NULL DEFAULT '{}';
UPDATE "imports" SET "counts" = jsonb_build_object('subscribed', "added", 'known', "known"), "approved_at" = "started_at";
ALTER TABLE "imports" DROP COLUMN "added", DROP COLUMN "known", DROP COLUMN "rejected";
ALTER TABLE "imports" ADD COLUMN "rejected" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "import_pieces" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_pieces_pkey" PRIMARY KEY ("import_id","number")
);
-- The pieces are compressed already.
ALTER TABLE "import_pieces" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "import_lines" (
    "import_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "state" "subscriber_state" NOT NULL,
    "suppressed_reason" TEXT,
    "suppressed_at" TIMESTAMPTZ(3),
    "signed_up_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "unsubscribed_at" TIMESTAMPTZ(3),
    "paused_until" DATE,
    "name" TEXT,
    "note" TEXT,
    "tags" TEXT[],
    "source" TEXT,
    "ip_prefix" TEXT,
    "agreed_by" TEXT,
    "agreed_at" TIMESTAMPTZ(3),
    "wording_version" TEXT,
    "part" TEXT NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "import_lines_pkey" PRIMARY KEY ("import_id","place")
);

CREATE TABLE "import_changes" (
    "import_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "state" "subscriber_state" NOT NULL,
    "withdrawn_request" INTEGER NOT NULL,
    "unsubscribed_at" TIMESTAMPTZ(3),
    "suppressed_at" TIMESTAMPTZ(3),
    "suppressed_reason" TEXT,
    "earlier_import_id" UUID,
    "consent_event_ids" BIGINT[],

    CONSTRAINT "import_changes_pkey" PRIMARY KEY ("import_id","subscriber_id")
);
CREATE INDEX "import_changes_subscriber_id_idx" ON "import_changes"("subscriber_id");

CREATE TABLE "erased_addresses" (
    "address_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_addresses_pkey" PRIMARY KEY ("address_hash")
);

-- A ZIP has several files, each with its own line 2.
ALTER TABLE "import_rejections" ADD COLUMN "part" TEXT NOT NULL DEFAULT '';
ALTER TABLE "import_rejections" DROP CONSTRAINT "import_rejections_pkey",
ADD CONSTRAINT "import_rejections_pkey" PRIMARY KEY ("import_id","part","line");

ALTER TABLE "import_pieces" ADD CONSTRAINT "import_pieces_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscribers" ADD COLUMN "name" TEXT,
ADD COLUMN "note" TEXT,
ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "import_id" UUID;
ALTER TABLE "consent_events" ADD COLUMN "agreed_by" TEXT,
ADD COLUMN "agreed_at" TIMESTAMPTZ(3);
ALTER TABLE "suppressions" ADD COLUMN "import_id" UUID;

-- An undo may touch only what nobody has changed since the import. So every other change of a row clears the mark, and
-- no later code can forget to.
CREATE FUNCTION "clear_import_mark"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.import_id := NULL;
  RETURN NEW;
END
$$;
CREATE TRIGGER "subscribers_import_mark" BEFORE UPDATE ON "subscribers" FOR EACH ROW
  WHEN (OLD.import_id IS NOT NULL AND NEW.import_id IS NOT DISTINCT FROM OLD.import_id)
  EXECUTE FUNCTION "clear_import_mark"();

-- The undo of an import takes back the consent events that the import itself added. It names itself in this setting of
-- its own transaction; everything else stays append-only.
CREATE OR REPLACE FUNCTION "refuse_consent_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM import_changes
     WHERE import_id::text = current_setting('newspaper.undoing_import', true)
       AND subscriber_id = OLD.subscriber_id AND OLD.id = ANY (consent_event_ids)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Consent events are append-only: add an event instead, or erase the subscriber.';
END
$$;

-- (state, requested_at, id) answers the same questions.
DROP INDEX "subscribers_state_idx";
-- Few subscribers have tags.
CREATE INDEX "subscribers_tags_idx" ON "subscribers" USING gin ("tags") WHERE "tags" <> '{}';

-- "recorded": a file said that this person had left, must not be mailed, or had not confirmed. "imported" is consent.
ALTER TYPE "consent_kind" ADD VALUE 'recorded';

-- The desk searches any part of an address or a name. That reads the whole table (a third of a second for a million
-- subscribers); a trigram index would make each import twenty times slower (decision 28).
DROP INDEX "subscribers_email_prefix_idx";
