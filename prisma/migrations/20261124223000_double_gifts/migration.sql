-- CreateEnum
CREATE TYPE "double_gift_state" AS ENUM ('asked', 'undoing', 'undone', 'too_late');

-- CreateTable
CREATE TABLE "double_gifts" (
    "second_id" UUID NOT NULL,
    "first_id" UUID NOT NULL,
    "state" "double_gift_state" NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "pressed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "double_gifts_pkey" PRIMARY KEY ("second_id")
);

-- CreateIndex
CREATE INDEX "double_gifts_first_id_idx" ON "double_gifts"("first_id");

-- CreateIndex
CREATE INDEX "double_gifts_state_pressed_at_idx" ON "double_gifts"("state", "pressed_at");

-- AddForeignKey
ALTER TABLE "double_gifts" ADD CONSTRAINT "double_gifts_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_gifts" ADD CONSTRAINT "double_gifts_first_id_fkey" FOREIGN KEY ("first_id") REFERENCES "donations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Money that stands twice is two gifts, never one with itself.
ALTER TABLE "double_gifts" ADD CONSTRAINT "double_gifts_two" CHECK ("first_id" <> "second_id");
