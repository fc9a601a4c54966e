import type { Language } from '../../languages/rules'
import { countAttempt } from '../../limits/count-attempt'
import { inTransaction, type Queryable } from '../../db'
import { ipPrefix } from '../../limits/ip-prefix'
import { signUpLimits, type Limited } from '../../limits/limits'
import { isSuppressed } from '../../readers/queries'
import { refuse, succeed, type Result } from '../../result'
import { postWelcomeMail } from '../welcome/post-welcome-mail'
import { consentWording, policyVersion } from '../rules'

export type ProvenSignUp = {
  email: string
  page: string
  /** What proved, in this request, that the mailbox is the reader's. */
  proof: 'session' | 'link'
}

type Visit = { now: Date; ip: string; language: Language }

/** Suppressed: only the owner of the mailbox can end that, by a mail, so the reader signs up in the usual way. */
export type ProvenRefusal = Limited | { reason: 'suppressed' }

const proofs = {
  session: 'Signed in with this address',
  link: 'By the link of a mail to this address',
} as const

/**
 * Subscribes an address whose owner this request has proven, without a confirmation mail: the press of the button is the
 * consent, and the welcome mail says that it counts. Twice, or on two machines: the row is locked, and the second finds
 * it confirmed. After somebody left, a press is the later wish and brings them back. All of it is one transaction.
 */
export async function subscribeProven(
  { email, page, proof }: ProvenSignUp,
  { now, ip, language }: Visit,
): Promise<Result<void, ProvenRefusal>> {
  const counted = await countAttempt(signUpLimits({ subject: email, ip }))
  if (!counted.ok) return counted
  return inTransaction(async (transaction) => {
    if (await isSuppressed(transaction, email)) return refuse({ reason: 'suppressed' })
    const opened = await openConfirmed(transaction, { email, now, language })
    if (opened === null) return succeed(undefined)
    const { id: subscriberId, request } = opened
    const consent = { subscriberId, request, page, ipPrefix: ipPrefix(ip) || null, at: now }
    const { text: wording, version: wordingVersion } = consentWording[language]
    await transaction.consentEvent.createMany({
      data: [
        { ...consent, kind: 'asked', wording, wordingVersion, policyVersion },
        { ...consent, kind: 'confirmed', source: proofs[proof] },
      ],
    })
    await postWelcomeMail(transaction, { subscriberId, request, email, language }, now)
    return succeed(undefined)
  })
}

/** Null if the address is subscribed already. */
async function openConfirmed(
  transaction: Queryable,
  { email, now, language }: { email: string; now: Date; language: Language },
): Promise<{ id: string; request: number } | null> {
  await transaction.subscriber.createMany({
    data: { email, state: 'unconfirmed', request: 0, requestedAt: now, language },
    skipDuplicates: true,
  })
  const [opened] = await transaction.subscriber.updateManyAndReturn({
    where: { email, state: { not: 'confirmed' } },
    data: {
      state: 'confirmed',
      request: { increment: 1 },
      requestedAt: now,
      confirmedAt: now,
      unsubscribedAt: null,
      pausedUntil: null,
      language,
    },
    select: { id: true, request: true },
  })
  return opened ?? null
}
