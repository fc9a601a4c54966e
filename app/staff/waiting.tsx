import type { ReactNode } from 'react'
import type { GuardView } from '@/lib/card-testing-guard/queries'
import { dayOf, formatDay, formatMoment } from '@/lib/days'
import type { OpenDispute, Troubles } from '@/lib/desk/list-troubles'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { sayInFull } from './_parts/words'
import { sayGuard } from './card-testing-guard'
import { WaitingRefund } from './waiting-refund'
import styles from './waiting.module.css'

const dayMs = 86_400_000

type Props = { troubles: Troubles; guard: GuardView; now: Date }

/** Everything that needs a person, the most urgent first; or a message that all is well. */
export function Waiting({ troubles, guard, now }: Props) {
  const { disputes, refunds, failedEvents, quarantinedEvents, refusedMails } = troubles
  const items: ReactNode[] = [
    ...(guard.isOpen || guard.mode !== 'auto' ? [<Guard key="guard" guard={guard} />] : []),
    ...disputes.map((dispute) => <Dispute key={dispute.id} dispute={dispute} now={now} />),
    ...refunds.map((refund) => <WaitingRefund key={refund.id} refund={refund} />),
    ...(failedEvents.count === 0 ? [] : [<Events key="events" {...failedEvents} />]),
    ...(quarantinedEvents === 0 ? [] : [<Quarantined key="quarantined" count={quarantinedEvents} />]),
    ...(refusedMails === 0 ? [] : [<Mails key="mails" count={refusedMails} />]),
  ]
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">Needs attention</h2>
      {items.length === 0 ? (
        <p className={styles.peace}>Nothing needs your attention.</p>
      ) : (
        <ul className={styles.list}>
          {items.map((item, index) => (
            // The items are rendered once and never move.
            <li key={index}>{item}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Guard({ guard }: { guard: GuardView }) {
  return (
    <>
      <p className={styles.what}>
        <a href="#guard">The card-testing guard {guard.isOpen ? 'is on' : 'is switched off'}</a>
      </p>
      <p>{sayGuard(guard)}</p>
    </>
  )
}

function Dispute({ dispute, now }: { dispute: OpenDispute; now: Date }) {
  const { donationId, donorEmail, reason, answerBy, amountMinor, currency } = dispute
  return (
    <>
      <p className={styles.what}>
        <a href={`/staff/donations/${donationId}`}>
          A bank disputes a payment of {sayInFull({ minor: amountMinor, currency })}
        </a>
      </p>
      <p>
        {donorEmail === null ? 'A donor without an address' : showAddressToStaff(donorEmail)}: the bank says “
        {reason.replaceAll('_', ' ')}”.{' '}
        {answerBy === null
          ? 'Answer it in Stripe’s dashboard.'
          : `Answer it in Stripe’s dashboard by ${formatDay(dayOf(answerBy))}, ${sayDaysLeft(answerBy, now)}.`}
      </p>
    </>
  )
}

function sayDaysLeft(answerBy: Date, now: Date): string {
  const days = Math.floor((answerBy.getTime() - now.getTime()) / dayMs)
  if (days < 0) return 'which has passed'
  if (days === 0) return 'less than a day from now'
  return days === 1 ? 'one day from now' : `${days} days from now`
}

function Events({ count, oldest }: Troubles['failedEvents']) {
  return (
    <>
      <p className={styles.what}>
        <a href="/staff/events">
          {count === 1 ? 'One message' : `${count} messages`} from the payment company could not be processed
        </a>
      </p>
      <p>
        The oldest arrived {oldest === null ? 'recently' : formatMoment(oldest)}. They are tried again
        automatically. Look into those that stay here for an hour.
      </p>
    </>
  )
}

function Quarantined({ count }: { count: number }) {
  return (
    <>
      <p className={styles.what}>
        <a href="/staff/events#unreadable">
          {count === 1 ? 'One message' : `${count} messages`} from the payment company could not be stored
        </a>
      </p>
      <p>
        {count === 1 ? 'It is' : 'They are'} kept separately and will not be sent again. Look{' '}
        {count === 1 ? 'it up by its id' : 'them up by their ids'} in Stripe’s dashboard; what became of the
        donations themselves is read from Stripe every hour.
      </p>
    </>
  )
}

function Mails({ count }: { count: number }) {
  return (
    <>
      <p className={styles.what}>
        {count === 1 ? 'One email' : `${count} emails`} of the last month were refused for good
      </p>
      <p>
        The recipient’s mail server refused {count === 1 ? 'it' : 'them'}. A donor’s page says which receipts
        did not arrive.
      </p>
    </>
  )
}
