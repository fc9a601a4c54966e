import { inTransaction, type Queryable } from '../../db'
import { dateOfDay, type Day } from '../../days'
import { comingEditionDay, draftedArticles, draftHourOf, hourOf, usingStates } from '../rules'

type Picked = { id: string; headline: string; standfirst: string }

/**
 * From Monday on there is a draft of the coming edition, of the newest articles that no other edition has; whoever
 * slept for weeks makes the coming one alone. Two machines at once make one. @returns how many were made
 */
export async function draftEdition(now: Date): Promise<number> {
  const dueOn = comingEditionDay(now)
  if (now < draftHourOf(dueOn)) return 0
  return inTransaction(async (transaction) => {
    const known = { where: { dueOn: dateOfDay(dueOn) } }
    if ((await transaction.edition.count(known)) > 0) return 0
    // Of two machines, the second waits here and then finds the first one's draft.
    await transaction.$queryRaw`select pg_advisory_xact_lock(hashtext('editions.draft'))::text`
    if ((await transaction.edition.count(known)) > 0) return 0
    await create(transaction, { dueOn, articles: await pick(transaction, now) })
    return 1
  })
}

/** Articles dated ahead of the clock are for a later week. */
function pick(transaction: Queryable, now: Date): Promise<Picked[]> {
  return transaction.article.findMany({
    where: {
      publishedAt: { lte: now },
      editionItems: { none: { edition: { state: { in: [...usingStates] } } } },
    },
    orderBy: { publishedAt: 'desc' },
    take: draftedArticles,
    select: { id: true, headline: true, standfirst: true },
  })
}

async function create(
  transaction: Queryable,
  { dueOn, articles }: { dueOn: Day; articles: Picked[] },
): Promise<void> {
  const newest = await transaction.edition.aggregate({ _max: { number: true } })
  await transaction.edition.create({
    data: {
      number: (newest._max.number ?? 0) + 1,
      dueOn: dateOfDay(dueOn),
      sendsAt: hourOf(dueOn),
      // The first story opens the letter, the second makes one curious: an editor does better.
      subject: articles[0]?.headline ?? '',
      preheader: articles[1]?.headline ?? articles[0]?.standfirst ?? '',
      openingNote: '',
      items: {
        create: articles.map(({ id, standfirst }, index) => ({
          articleId: id,
          position: index + 1,
          blurb: standfirst,
        })),
      },
    },
  })
}
