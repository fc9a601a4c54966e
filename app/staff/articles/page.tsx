import { formatMoment, formatShortDate } from '@/lib/days'
import { listArticles, type DeskArticle, type DeskDraft } from '@/lib/desk/articles/list-articles'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { LinkButton } from '../../_ui/link-button'
import { Notice } from '../../_ui/notice'
import { requirePermission } from '../_parts/require-permission'
import { DeskPage } from '../_parts/desk-page'
import { Table } from '../_parts/table'

export const generateMetadata = titled('Articles')

export default async function ArticlesPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('articles.write')
  const { done } = firstValues(await searchParams)
  const { drafts, articles } = await listArticles()
  return (
    <DeskPage heading="Articles" intro="Only the newsroom sees drafts. Readers see what you publish at once.">
      {done === 'discarded' && <Notice role="status">The draft has been deleted.</Notice>}
      <p>
        <LinkButton href="/staff/articles/new">Write an article</LinkButton>
      </p>
      <h2>Drafts</h2>
      <Drafts drafts={drafts} />
      <h2>Published</h2>
      <Published articles={articles} />
    </DeskPage>
  )
}

function Drafts({ drafts }: { drafts: DeskDraft[] }) {
  return (
    <Table
      caption="Drafts"
      columns={['Headline', 'Section', 'Saved', 'By']}
      extra={[1, 3]}
      rows={drafts.map(({ id, headline, section, savedAt, savedBy }) => ({
        key: id,
        cells: [
          <a key="draft" href={`/staff/articles/drafts/${id}`}>
            {headline}
          </a>,
          section,
          formatMoment(savedAt),
          savedBy ?? 'Somebody who has left',
        ],
      }))}
      empty="No draft is open."
    />
  )
}

function Published({ articles }: { articles: DeskArticle[] }) {
  return (
    <Table
      caption="Published articles"
      columns={['Headline', 'Section', 'Published', 'Changed', 'Notes']}
      extra={[1, 3]}
      rows={articles.map((article) => ({
        key: article.id,
        cells: [
          <a key="article" href={`/staff/articles/${article.slug}`}>
            {article.headline}
          </a>,
          article.section,
          formatShortDate(article.publishedAt),
          article.version > 1 ? formatShortDate(article.updatedAt) : '',
          noteOf(article),
        ],
      }))}
      empty="Nothing is published yet."
    />
  )
}

function noteOf({ isSensitive, hasDraft }: DeskArticle): string {
  return [isSensitive && 'No donation requests', hasDraft && 'A correction has been started']
    .filter(Boolean)
    .join('; ')
}
