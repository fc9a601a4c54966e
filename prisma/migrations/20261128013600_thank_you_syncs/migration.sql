-- AlterTable
ALTER TABLE "donations" ADD COLUMN     "page_synced_at" TIMESTAMPTZ(3);
