-- One word for a complaint, and a kind of its own for a reader who asks by mail to be taken off.
ALTER TYPE "mail_event_kind" RENAME VALUE 'complained' TO 'complaint';
ALTER TYPE "mail_event_kind" ADD VALUE 'left';
