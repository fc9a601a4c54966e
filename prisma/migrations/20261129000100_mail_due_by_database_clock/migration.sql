-- PostgreSQL says when a mail is due, because PostgreSQL decides what is due: the clock of a web machine may be fast.
ALTER TABLE "mails" ALTER COLUMN "next_attempt_at" SET DEFAULT clock_timestamp();
