-- The approved bytes of an edition in the frame of each language but English. An edition that was approved before has
-- none: its hash is of English alone, and every reader gets that.
CREATE TABLE "edition_frames" (
  "edition_number" INTEGER NOT NULL,
  "language" "language" NOT NULL,
  "html" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  CONSTRAINT "edition_frames_pkey" PRIMARY KEY ("edition_number", "language"),
  CONSTRAINT "edition_frames_language" CHECK ("language" <> 'en')
);

ALTER TABLE "edition_frames" ADD CONSTRAINT "edition_frames_edition_number_fkey"
  FOREIGN KEY ("edition_number") REFERENCES "editions" ("number") ON DELETE CASCADE ON UPDATE CASCADE;
