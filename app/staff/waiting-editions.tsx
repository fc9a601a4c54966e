import { formatMoment } from '@/lib/days'
import type { EditionTrouble } from '@/lib/desk/list-edition-troubles'
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
      return `Edition ${number} has stopped and waits for a decision`
    case 'skipped':
      return `Edition ${number} was left out`
    case 'submitted':
      return `Edition ${number} waits for a second person`
    case 'sending':
      return `Edition ${number} is on its way, but the mail server does not answer`
  }
}

function sayMore({ state, reason, sendsAt }: EditionTrouble): string {
  if (state === 'submitted') return `Not approved by ${formatMoment(sendsAt)}, it is left out.`
  if (state === 'sending') return 'It goes on by itself as soon as the server takes mail again.'
  return reason === null ? `It was to leave on ${formatMoment(sendsAt)}.` : reasonWords[reason]
}
