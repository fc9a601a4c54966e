import { currentTime } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db'
import { settings } from '@/lib/env'
import { seedEdition } from './edition'
import { readArticles } from './read-articles'

/**
 * Fills an empty database, once. If there has ever been an article, or if SEED=none, it changes nothing.
 * @returns what was done, as a sentence
 */
export async function seedDemo(): Promise<string> {
  if (settings().SEED === 'none') return 'Seeding is switched off (SEED=none).'
  const isUsed = (await db().article.count()) > 0 || (await db().edition.count()) > 0
  if (isUsed) return 'The paper has been written in before; nothing was seeded.'

  const articles = await readArticles()
  const now = await currentTime()
  const picked = await inTransaction(async (transaction) => {
    await transaction.article.createMany({ data: articles })
    return seedEdition(transaction, now)
  })
  return `Seeded ${articles.length} articles and an edition of ${picked} of them.`
}
