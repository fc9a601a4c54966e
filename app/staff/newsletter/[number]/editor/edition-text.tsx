import { formatMoment } from '@/lib/days'
import type { Actor } from '@/lib/editions/queries'
import { languageNames, type Language } from '@/lib/languages/rules'
import { Facts } from '../../../_parts/facts'
import { sayWho } from '../../words'
import { Preview } from './preview'
import type { StageProps } from '../stages/stage-props'
import styles from '../stages/stage.module.css'

/** The edition with what an inbox shows of it, and the hash of its bytes if they exist. */
export function EditionText({ edition }: { edition: StageProps['edition'] }) {
  const { number, revision, subject, preheader, bytesHash, languages, items } = edition
  const { editedBy, submittedBy, submittedAt, approvedBy, approvedAt } = edition
  return (
    <section className={styles.edition} aria-labelledby="edition">
      <h2 id="edition">The edition</h2>
      <Facts
        facts={[
          ['Subject', subject],
          ['Preheader', preheader],
          ['Stories', String(items.length)],
          ['Changed last', editedBy && sayAuditEntry(editedBy, null)],
          ['Submitted', submittedBy && sayAuditEntry(submittedBy, submittedAt)],
          ['Approved', approvedBy && sayAuditEntry(approvedBy, approvedAt)],
          ['Languages', sayLanguages(languages)],
          ['SHA-256 of its bytes', bytesHash && <code className={styles.hash}>{bytesHash}</code>],
        ]}
      />
      <Preview number={number} revision={revision} languages={languages} />
    </section>
  )
}

/** Null for an edition that is in English alone. */
function sayLanguages(languages: readonly Language[]): string | null {
  return languages.length > 1 ? languages.map((language) => languageNames[language]).join(', ') : null
}

function sayAuditEntry(actor: Actor, at: Date | null): string {
  return at === null ? sayWho(actor) : `${sayWho(actor)}, ${formatMoment(at)}`
}
