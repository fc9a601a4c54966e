import { formatMoment } from '@/lib/days'
import type { RefundTrouble } from '@/lib/desk/list-troubles'
import { explainFailure, explainRefusal } from '@/lib/donations/refunds/refund-rules'
import { sayInFull } from './_parts/words'
import styles from './waiting.module.css'

/** A refund that has not arrived: what happened, why, and what to do next. */
export function WaitingRefund({ refund }: { refund: RefundTrouble }) {
  const { donationId, donorEmail, at } = refund
  const { what, since, words } = sayTrouble(refund)
  return (
    <>
      <p className={styles.what}>
        <a href={`/staff/donations/${donationId}`}>{what}</a>
      </p>
      <p>
        {donorEmail ?? 'A donor without an address'}, {since} {formatMoment(at)}. {words}
      </p>
    </>
  )
}

function sayTrouble(refund: RefundTrouble): { what: string; since: string; words: string } {
  const sum = refund.amount === null ? '' : sayInFull(refund.amount)
  switch (refund.kind) {
    case 'waiting':
      return {
        what: `A refund of ${sum} is ordered but not accepted yet`,
        since: 'ordered',
        words:
          'Stripe does not answer, or does not accept our key; the log says which. It is tried again every minute.',
      }
    case 'refused':
      return { what: `A refund of ${sum} was refused`, since: 'ordered', words: sayRefusal(refund) }
    case 'not_reversed':
      return {
        what: 'A duplicate donation could not be refunded in full',
        since: 'asked for by its donor, tried',
        words: sayRefusal(refund),
      }
    case 'failed': {
      const { reason, next } = explainFailure(refund)
      return {
        what: `A refund of ${sum} has failed`,
        since: 'failed',
        words: `The reason: ${reason}. ${next}`,
      }
    }
  }
}

function sayRefusal({ refusal, refusalMessage }: { refusal: string; refusalMessage: string }): string {
  const { reason, next } = explainRefusal(refusal)
  return `${reason} ${next} Stripe’s message: “${refusalMessage}”`
}
