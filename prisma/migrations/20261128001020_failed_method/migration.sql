-- What a renewal failed by: a card, or a direct debit.
ALTER TABLE "donations" ADD COLUMN "failure_method" TEXT;
