import { db } from '../db'

export type ClickView = { position: number; headline: string; slug: string; count: number }

/**
 * How often each story of an edition was come to from the mail, in its order. Readers without a script are not
 * among them, nor are arrivals of the last two minutes.
 */
export async function listClicks(editionNumber: number): Promise<ClickView[]> {
  const [items, clicks] = await Promise.all([
    db().editionItem.findMany({
      where: { editionNumber },
      orderBy: { position: 'asc' },
      select: { position: true, article: { select: { headline: true, slug: true } } },
    }),
    db().editionClick.findMany({ where: { editionNumber } }),
  ])
  const counts = new Map(clicks.map(({ position, count }) => [position, count]))
  return items.map(({ position, article }) => ({ position, ...article, count: counts.get(position) ?? 0 }))
}
