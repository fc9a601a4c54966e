import type { ImportStory } from '@/lib/desk/imports/find-import'
import { UpdateNote } from '../../../_parts/update-note'
import { sayCount } from '../../../_parts/words'
import { DiscardForm } from './discard-form'
import styles from '../imports.module.css'

const seconds = 2

type Props = {
  found: ImportStory
  /** True if somebody stopped the automatic refresh. */
  isStill: boolean
}

/** What is being done with the file, and how far it is. */
export function Progress({ found, isStill }: Props) {
  const here = `/staff/subscribers/imports/${found.id}`
  const isRead = found.state !== 'importing' && found.state !== 'undoing'
  return (
    <section className={styles.progress} aria-labelledby="progress">
      <h2 id="progress">{headingOf(found)}</h2>
      {found.state === 'importing' && (
        <progress max={Math.max(1, found.staged)} value={found.taken} aria-labelledby="progress" />
      )}
      <p>{sayProgress(found)}</p>
      <UpdateNote seconds={seconds} isStill={isStill} here={here} />
      {isRead && <DiscardForm importId={found.id} />}
    </section>
  )
}

function headingOf({ state }: ImportStory): string {
  if (state === 'importing') return 'Importing'
  return state === 'undoing' ? 'Undoing the import' : 'Reading the file'
}

function sayProgress({ state, taken, staged, lines, undone }: ImportStory): string {
  if (state === 'importing')
    return `${sayCount(taken)} of ${sayCount(staged)} people are done. You can leave this page; the import goes on.`
  if (state === 'undoing') {
    const done = (undone.removed ?? 0) + (undone.restored ?? 0)
    return `${sayCount(done)} people are done. You can leave this page; the undo goes on.`
  }
  if (state === 'mapped')
    return `${sayCount(taken)} of ${sayCount(lines)} rows are read. Nobody has been imported yet.`
  return 'The preview appears here in a moment; a large file takes a minute or two. Nobody has been imported yet.'
}
