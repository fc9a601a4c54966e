import { currentTime } from '@/lib/clock'
import { db, disconnect, inTransaction } from '@/lib/db'
import { settings } from '@/lib/env'
import { readArticles } from './read-articles'
import { seedEdition } from './edition'

/** Fills an empty paper, once: where an article has ever been, or where SEED=none, it leaves everything alone. */
async function main(): Promise<void> {
  say(await seed())
}

/** Does what is to be done, and says what that was. */
async function seed(): Promise<string> {
  if (settings().SEED === 'none') return 'Seeding is switched off (SEED=none).'
  const isUsed = (await db().article.count()) > 0 || (await db().edition.count()) > 0
  if (isUsed) return 'The paper has been written in before; nothing was seeded.'

  const [articles, now] = [await readArticles(), await currentTime()]
  const picked = await inTransaction(async (transaction) => {
    await transaction.article.createMany({ data: articles })
    return seedEdition(transaction, now)
  })
  return `Seeded ${articles.length} articles and an edition of ${picked} of them.`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main().finally(disconnect)
