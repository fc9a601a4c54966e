-- The language of a person's mails: that of the page on which they last acted, until they choose another
-- (docs/decisions/0031-english-and-russian.md).
-- CreateEnum
CREATE TYPE "language" AS ENUM ('en', 'ru');

-- AlterTable
ALTER TABLE "subscribers" ADD COLUMN "language" "language" NOT NULL DEFAULT 'en';

-- AlterTable
ALTER TABLE "donations" ADD COLUMN "language" "language" NOT NULL DEFAULT 'en';

-- AlterTable
ALTER TABLE "reminders" ADD COLUMN "language" "language" NOT NULL DEFAULT 'en';
