-- AlterTable
ALTER TABLE "donations" ADD COLUMN     "neutral_mail" BOOLEAN;

-- AlterTable
ALTER TABLE "reminders" ADD COLUMN     "neutral_mail" BOOLEAN;

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "is_neutral" BOOLEAN NOT NULL DEFAULT false;
