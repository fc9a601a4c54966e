-- What providers and mail servers say about mail: by receiving domain, about mails of the outbox too, and the events that
-- we could not read.
ALTER TABLE "mail_events" ADD COLUMN "domain" TEXT, ADD COLUMN "mail_kind" TEXT;
CREATE INDEX "mail_events_domain_at_idx" ON "mail_events"("domain", "at");
CREATE INDEX "mail_events_at_idx" ON "mail_events"("at");

CREATE TABLE "unreadable_mail_events" (
    "digest" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unreadable_mail_events_pkey" PRIMARY KEY ("digest")
);
CREATE INDEX "unreadable_mail_events_received_at_idx" ON "unreadable_mail_events"("received_at");

CREATE TABLE "domain_holds" (
    "domain" TEXT NOT NULL,
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "is_trying" BOOLEAN NOT NULL DEFAULT false,
    "opened_at" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),
    "last_words" TEXT,
    "alerted_edition" INTEGER,

    CONSTRAINT "domain_holds_pkey" PRIMARY KEY ("domain")
);

-- When a suppression was last removed: earlier bounces no longer count.
ALTER TABLE "subscribers" ADD COLUMN "unsuppressed_at" TIMESTAMPTZ(3);
