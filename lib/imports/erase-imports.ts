import { db, inTransaction } from '../db'
import { eraseContents } from './discard-import'

/** How long a file that nobody imports is kept. */
const keptDays = 2

/** Discards files that nobody has imported, because they contain people's addresses. Returns how many. */
export async function eraseImports(now: Date): Promise<number> {
  const startedAt = { lt: new Date(now.getTime() - keptDays * 86_400_000) }
  const state = { in: ['uploading', 'uploaded', 'asked', 'mapped', 'staged', 'failed'] as const }
  const old = await db().import.findMany({
    where: { startedAt, state: { in: [...state.in] } },
    select: { id: true },
    take: 100,
  })
  for (const { id } of old) await inTransaction((transaction) => eraseContents(transaction, id))
  return old.length
}
