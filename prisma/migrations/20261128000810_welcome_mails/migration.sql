-- The mails of the welcome series, by the days after the confirmation: each once for a subscriber. They go with their
-- subscriber.
CREATE TABLE "welcome_mails" (
  "subscriber_id" UUID NOT NULL REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "step" SMALLINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "welcome_mails_pkey" PRIMARY KEY ("subscriber_id", "step")
);
