import type { DeskEdition } from '@/lib/editions/queries'
import styles from './standing.module.css'
import { sayStanding, stateWords } from './words'

/** The state of an edition: a word, a sentence, and who has to do what next. */
export function Standing({ edition }: { edition: DeskEdition }) {
  const { now, next } = sayStanding(edition)
  return (
    <div className={styles.standing}>
      <p className={styles.state} data-state={edition.state}>
        {stateWords[edition.state]}
      </p>
      <p>{now}</p>
      {next && <p className={styles.next}>{next}</p>}
    </div>
  )
}
