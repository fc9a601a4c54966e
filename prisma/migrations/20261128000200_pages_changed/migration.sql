-- Web processes keep public pages as bytes (web/page-cache). Each change of what pages show tells them, in the
-- transaction that makes it, whatever program makes it. The payload is the path of a page that must not be shown again,
-- or empty. PostgreSQL sends equal notifications of one transaction once.
CREATE FUNCTION "tell_pages_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('pages_changed', '');
  RETURN NULL;
END
$$;
CREATE FUNCTION "tell_article_withdrawn"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('pages_changed', '/articles/' || OLD."slug");
  RETURN NULL;
END
$$;

CREATE TRIGGER "articles_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "articles"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
CREATE TRIGGER "articles_withdrawn" AFTER DELETE ON "articles"
  FOR EACH ROW EXECUTE FUNCTION "tell_article_withdrawn"();
CREATE TRIGGER "articles_moved" AFTER UPDATE OF "slug" ON "articles"
  FOR EACH ROW WHEN (OLD."slug" IS DISTINCT FROM NEW."slug") EXECUTE FUNCTION "tell_article_withdrawn"();
CREATE TRIGGER "article_versions_changed" AFTER INSERT OR DELETE OR TRUNCATE ON "article_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
-- Readers see an edition from the moment it is sent; drafts are saved often.
CREATE TRIGGER "editions_added" AFTER INSERT OR DELETE OR TRUNCATE ON "editions"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
CREATE TRIGGER "editions_moved" AFTER UPDATE OF "state" ON "editions"
  FOR EACH ROW WHEN (OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION "tell_pages_changed"();
