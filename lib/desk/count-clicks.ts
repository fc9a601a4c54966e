import { db } from '../db'

/** How often the links of each of these editions were followed, all together; none for one that was not counted. */
export async function countClicks(numbers: number[]): Promise<Map<number, number>> {
  const sums = await db().editionClick.groupBy({
    by: ['editionNumber'],
    where: { editionNumber: { in: numbers } },
    _sum: { count: true },
  })
  return new Map(sums.map(({ editionNumber, _sum }) => [editionNumber, _sum.count ?? 0]))
}
