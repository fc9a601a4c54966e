import { formatMoment } from '@/lib/days'
import type { EditionTrouble } from '@/lib/desk/editions/list-edition-troubles'
import { reasonWords } from '@/lib/editions/rules'
import styles from './waiting.module.css'

/** Editions that need a person; empty if there are none. */
export function WaitingEditions({ troubles }: { troubles: EditionTrouble[] }) {
  if (troubles.length === 0) return null
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">Editions that need attention</h2>
      <ul className={styles.list}>
        {troubles.map((trouble) => (
          <li key={trouble.number}>
            <p className={styles.what}>
              <a href={`/staff/newsletter/${trouble.number}`}>{sayWhat(trouble)}</a>
            </p>
            <p>{sayMore(trouble)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayWhat({ number, state }: EditionTrouble): string {
  switch (state) {
    case 'held':
      return `Edition ${number} has stopped and needs a decision`
    case 'skipped':
      return `Edition ${number} was skipped`
    case 'submitted':
      return `Edition ${number} needs a second person`
    case 'sending':
      return `Edition ${number} is being sent, but the mail server does not answer`
  }
}

function sayMore({ state, reason, sendsAt }: EditionTrouble): string {
  if (state === 'submitted') return `If it is not approved by ${formatMoment(sendsAt)}, it is skipped.`
  if (state === 'sending') return 'Sending continues automatically as soon as the server accepts email again.'
  return reason === null ? `It was due on ${formatMoment(sendsAt)}.` : reasonWords[reason]
}
