import { db } from '../../db'
import type { Language } from '../../languages/rules'
import { setMailLanguage } from '../../readers/mail-language'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'

/** Sets the language of all our mails to the subscriber whom a preferences link names. */
export async function setLanguage(
  { token, language }: { token: string; language: Language },
  now: Date,
): Promise<Result<void, { reason: 'unknown' }>> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const subscriber = await db().subscriber.findUnique({ where: { id: read.value }, select: { email: true } })
  if (subscriber === null) return refuse({ reason: 'unknown' })
  await setMailLanguage(subscriber.email, language)
  return succeed(undefined)
}
