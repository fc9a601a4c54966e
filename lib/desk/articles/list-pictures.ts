import { db } from '../../db'

/** The pictures that articles use, with the text for readers who cannot see them. */
export async function listPictures(): Promise<string[]> {
  const rows = await db().article.findMany({
    where: { illustration: { not: null } },
    distinct: ['illustration'],
    select: { illustration: true },
    orderBy: { illustration: 'asc' },
  })
  return rows.map(({ illustration }) => illustration ?? '')
}
