import { findBooks } from '@/lib/editions/sending/queries'
import { Books } from '../books'
import { Clicks } from '../clicks'
import { EditionText } from '../editor/edition-text'
import { NotReached } from '../not-reached'
import type { StageProps } from './stage-props'
import styles from './stage.module.css'

/** A closed edition: its final counts, and the mail as it was sent or would have been. */
export async function ClosedStage(props: StageProps) {
  const { edition } = props
  const books = edition.audience === null ? null : await findBooks(edition.number)
  return (
    <>
      {edition.state === 'sent' && (
        <p className={styles.aside}>
          Everybody can read it in <a href={`/newsletter/${edition.number}`}>the archive</a>, exactly as it
          was sent.
        </p>
      )}
      {books !== null && <Books books={books} />}
      {books !== null && <NotReached {...props} books={books} />}
      <Clicks number={edition.number} />
      <EditionText edition={edition} />
    </>
  )
}
