import { takesDonationsFrom } from '../../countries'
import { inTransaction, type Queryable } from '../../db'
import { isDisposable } from '../../disposable-address'
import { evenly } from '../../even-time'
import { consumeContinuationLimit, type Limited } from '../../limits'
import { log } from '../../log'
import { postMail } from '../../mail/post-mail'
import { mayAskForMail } from '../../readers/queries'
import { refuse, succeed, type Result } from '../../result'
import { signToken } from '../../tokens'
import { readerLinks } from '../../readers/neutral-mail'
import { siteUrl } from '../../urls'
import { continueMail } from './continue-emails'
import { continueHours } from '../rules'
import type { DonationRequest } from '../schema'
import { writeDonation } from '../sync/write-donation'

type MailRefusal = Limited | { reason: 'closed' } | { reason: 'closed_here' }
type Ask = { email: string; now: Date; ip: string; country?: string }

/**
 * Stores the donation and mails a link that continues it, for browsers that cannot solve a proof of work. A mailbox is
 * proof enough, because a card tester would need a new one every few cards. The answer is the same for every address,
 * in text and in time. Fails closed when the limits are unavailable.
 */
export function mailDonationLink(request: DonationRequest, ask: Ask): Promise<Result<void, MailRefusal>> {
  return evenly(() => take(request, ask))
}

async function take(request: DonationRequest, ask: Ask): Promise<Result<void, MailRefusal>> {
  if (!takesDonationsFrom(ask.country ?? '')) return refuse({ reason: 'closed_here' })
  try {
    const consumed = await consumeContinuationLimit({ address: ask.email, ip: ask.ip })
    if (!consumed.ok) return consumed
    if (isDisposable(ask.email)) return succeed(undefined)
    await inTransaction((transaction) => postLink(transaction, request, ask))
    return succeed(undefined)
  } catch (error) {
    log.error('donation.start_failed', error)
    return refuse({ reason: 'closed' })
  }
}

async function postLink(transaction: Queryable, request: DonationRequest, ask: Ask): Promise<void> {
  const { email, now } = ask
  if (!(await mayAskForMail(transaction, email))) return
  const subject = await writeDonation(transaction, request, ask)
  const expiresAt = new Date(now.getTime() + continueHours * 3_600_000)
  const token = signToken('continue-donation', { subject, expiresAt })
  const { frequency, amount } = request
  const content = await continueMail({
    ...(await readerLinks(transaction, { email, choice: request.neutralMail ?? null })),
    frequency,
    amount,
    hours: continueHours,
    continueUrl: siteUrl('/donate/continue', { token }),
  })
  const uniqueKey = `continue-donation:${subject}`
  await postMail(transaction, { uniqueKey, kind: 'continue-donation', to: email, content }, now)
}
