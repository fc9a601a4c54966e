import { db, inTransaction, type Queryable } from '../../db'
import { dateOfDay, dayOf } from '../../days'
import { given } from '../../given-donations'
import { settings } from '../../env'
import { postMail } from '../../mail/post-mail'
import { isSuppressed } from '../../readers/queries'
import { addressLinks } from '../../readers/mail-language'
import { siteUrl } from '../../urls'
import { findLatestStories } from './latest-stories'
import { lockSubscriber } from '../lock-subscriber'
import { readLinkOf } from '../links/reader-link'
import { signReaderLinks } from '../links/sign-reader-links'
import { firstWeekMail, lastWelcomeMail } from './welcome-emails'
import { confirmedFor, welcomeSteps, type WelcomeStep } from './welcome-rules'

const batchSize = 200

/**
 * Sends the mails of days 3 and 10 to those who confirmed their subscription here and are still subscribed, not
 * suppressed, not pausing, and have never donated.
 *
 * Twice, or on two machines: each mail has one row for ever, written with it in one transaction; the second waits for the
 * lock on the subscriber and finds the row. Late: for a week it is sent, later it is left out. Out of order: the times
 * in which two steps are due do not overlap, and a step before one that was sent is left out. Half-way: each subscriber
 * is a transaction, the next tick goes on. Who leaves, is suppressed or donates until that transaction gets nothing.
 * @returns how many mails it wrote
 */
export async function sendWelcomeSeries(now: Date): Promise<number> {
  if (settings().WELCOME_SERIES === 'off') return 0
  let written = 0
  for (const step of welcomeSteps) {
    for (const id of await listDue(step, now)) {
      if (await inTransaction((transaction) => send(transaction, { id, step, now }))) written += 1
    }
  }
  return written
}

/**
 * The ledger of consent says who confirmed here, and has an index for it: subscribers of a list confirmed elsewhere. The
 * limit makes PostgreSQL look up each reader's donations by their index; joined, it may read all of them.
 */
async function listDue(step: WelcomeStep, now: Date): Promise<string[]> {
  const { after, until } = confirmedFor(step, now)
  const due = await db().$queryRaw<{ id: string }[]>`
    select s.id
      from consent_events c join subscribers s on s.id = c.subscriber_id
     where c.kind = 'confirmed' and c.at > ${after} and c.at <= ${until}
       and c.request > s.withdrawn_request and s.state = 'confirmed' and s.suppressed_at is null
       and (s.paused_until is null or s.paused_until <= ${dateOfDay(dayOf(now))}::date)
       and not exists (select from welcome_mails w where w.subscriber_id = s.id and w.step >= ${step})
       and (select d.id from donations d where d.donor_email = s.email
              and coalesce(d.paid_at, d.scheduled_at) is not null limit 1) is null
     order by c.at limit ${batchSize}`
  return due.map(({ id }) => id)
}

type Due = { id: string; step: WelcomeStep; now: Date }

async function send(transaction: Queryable, { id, step, now }: Due): Promise<boolean> {
  const subscriber = await lockSubscriber(transaction, id)
  if (subscriber?.state !== 'confirmed' || subscriber.suppressedAt !== null) return false
  const { email } = subscriber
  const donated = { donorEmail: email, ...given }
  if ((await transaction.donation.count({ where: donated })) > 0) return false
  if (await isSuppressed(transaction, email)) return false
  const row = { subscriberId: id, step, at: now }
  const { count } = await transaction.welcomeMail.createMany({ data: row, skipDuplicates: true })
  if (count === 0) return false
  const links = {
    ...(await addressLinks(transaction, email)),
    ...signReaderLinks(await readLinkOf(transaction, id)),
  }
  const content =
    step === 3
      ? await firstWeekMail({
          ...links,
          archiveUrl: siteUrl('/newsletter/archive'),
          latest: await findLatestStories(transaction),
        })
      : await lastWelcomeMail({
          ...links,
          supportUrl: siteUrl('/donate', { placement: 'welcome' }),
          remindUrl: siteUrl('/remind-me', { placement: 'welcome' }),
        })
  return postMail(
    transaction,
    { uniqueKey: `welcome-${step}:${id}`, kind: `welcome-${step}`, to: email, content },
    now,
  )
}
