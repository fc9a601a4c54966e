import { listNewestEditions } from '@/lib/editions/queries'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'
import { answerFeed } from '../../../_parts/answer-feed'

/** The newest editions in full, for readers who would rather not leave an address. */
export async function GET(): Promise<Response> {
  const { name, newsletter } = publication
  const editions = await listNewestEditions()
  return answerFeed({
    title: `${newsletter.name}, ${name}`,
    page: siteUrl('/newsletter/archive'),
    feed: siteUrl('/newsletter/feed.xml'),
    description: 'The week’s best reading in one newsletter, as it was sent.',
    items: editions.map(({ number, subject, preheader, html, sentAt }) => ({
      title: subject,
      summary: preheader,
      at: sentAt,
      html,
      link: siteUrl(`/newsletter/${number}`),
    })),
  })
}
