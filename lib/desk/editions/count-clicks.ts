import { db } from '../../db'

/** The total clicks of each of these editions; no entry for one that was not counted. */
export async function countClicks(numbers: number[]): Promise<Map<number, number>> {
  const sums = await db().editionClick.groupBy({
    by: ['editionNumber'],
    where: { editionNumber: { in: numbers } },
    _sum: { count: true },
  })
  return new Map(sums.map(({ editionNumber, _sum }) => [editionNumber, _sum.count ?? 0]))
}
