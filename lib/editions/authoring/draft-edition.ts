import { inTransaction, type Queryable } from '../../db'
import { dateOfDay, type Day } from '../../days'
import { comingEditionDay } from '../../newsletter/rules'
import { draftedArticles, draftHourOf, hourOf, usingStates } from '../rules'

type Picked = { id: string; headline: string; standfirst: string }

/**
 * Makes a draft of the next edition from Monday on, with the newest articles in no other edition. After weeks of
 * downtime it makes only the next one. Two servers at once make one.
 * @returns how many were made
 */
export async function draftEdition(now: Date): Promise<number> {
  const dueOn = comingEditionDay(now)
  if (now < draftHourOf(dueOn)) return 0
  return inTransaction(async (transaction) => {
    const known = { where: { dueOn: dateOfDay(dueOn) } }
    if ((await transaction.edition.count(known)) > 0) return 0
    // Of two servers, the second waits here and then finds the first one's draft.
    await transaction.$queryRaw`select pg_advisory_xact_lock(hashtext('editions.draft'))::text`
    if ((await transaction.edition.count(known)) > 0) return 0
    await create(transaction, { dueOn, articles: await pick(transaction, now) })
    return 1
  })
}

/** Articles dated in the future are for a later week. */
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
  const newest = await transaction.edition.findFirst({
    orderBy: { number: 'desc' },
    select: { number: true, editorName: true },
  })
  await transaction.edition.create({
    data: {
      number: (newest?.number ?? 0) + 1,
      // The same person as the week before, until somebody changes it.
      editorName: newest?.editorName ?? '',
      dueOn: dateOfDay(dueOn),
      sendsAt: hourOf(dueOn),
      // The first headline is the subject and the second the preheader; an editor will write better ones.
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
