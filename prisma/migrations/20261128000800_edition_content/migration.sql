-- An edition names its editor, and its first story is the lead, with or without a picture. `content` has the approved
-- words as data: the archive's page is made from them, the mail from the approved bytes.
ALTER TABLE "editions" ADD COLUMN "editor_name" TEXT NOT NULL DEFAULT '';
ALTER TABLE "editions" ADD COLUMN "has_picture" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "editions" ADD COLUMN "content" JSONB;
