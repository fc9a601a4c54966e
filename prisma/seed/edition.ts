import { addDays, dayOf, instantOn, type Day } from '@/lib/days'
import type { Queryable } from '@/lib/db'
import { publication } from '@/lib/publication'

/** How many articles the first edition picks. */
const picks = 7
const friday = 5

/** The edition that `/newsletter/preview` shows: the newest articles, dated by the newest. Returns how many it picked. */
export async function seedEdition(transaction: Queryable, now: Date): Promise<number> {
  const articles = await transaction.article.findMany({
    where: { publishedAt: { lte: now } },
    orderBy: { publishedAt: 'desc' },
    take: picks,
    select: { id: true, standfirst: true, publishedAt: true },
  })
  const dueOn = fridayAfter(articles[0]?.publishedAt ?? now)
  const sendsAt = instantOn(dueOn, publication.newsletter.hour)
  await transaction.edition.create({
    data: {
      number: 1,
      state: 'sent',
      dueOn: new Date(dueOn),
      subject: 'A growing lake, a slow train and the cats in the basement',
      preheader: 'Features worth an unhurried hour, picked by our editors.',
      openingNote:
        'Every Friday we put the week’s best reading into one letter. This is what it looks like: a handful of pieces, chosen by hand, each with a line on why it is worth your time.',
      ...{ sendsAt, closedAt: sendsAt },
      items: {
        create: articles.map(({ id, standfirst }, index) => ({
          articleId: id,
          position: index + 1,
          blurb: standfirst,
        })),
      },
    },
  })
  return articles.length
}

/** The first Friday that is not before `instant`, where the paper is made. */
function fridayAfter(instant: Date): Day {
  let day = dayOf(instant)
  while (new Date(day).getUTCDay() !== friday) day = addDays(day, 1)
  return day
}
