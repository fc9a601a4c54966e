-- The circuit breaker of the outbox: one row, for all workers together.
CREATE TABLE "outbox_breaker" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "trips" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_breaker_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "outbox_breaker_is_one" CHECK ("id" = 1)
);

INSERT INTO "outbox_breaker" ("id") VALUES (1);

-- Which workers of the queue are alive; the jobs of one that is not are given back.
CREATE TABLE "worker_heartbeats" (
    "worker_id" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("worker_id")
);

-- Signed events of Stripe's that no row of stripe_events can hold, under the SHA-256 of their bytes.
CREATE TABLE "quarantined_events" (
    "digest" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarantined_events_pkey" PRIMARY KEY ("digest")
);

CREATE INDEX "quarantined_events_received_at_idx" ON "quarantined_events"("received_at");
