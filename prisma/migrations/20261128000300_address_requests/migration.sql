-- What a form asked for, until the worker carries it out (docs/decisions/0027-constant-work.md).
-- CreateTable
CREATE TABLE "address_requests" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "ip_prefix" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_requests_pkey" PRIMARY KEY ("id")
);
