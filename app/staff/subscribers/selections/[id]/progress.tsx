import type { SelectionStory } from '@/lib/selections/queries'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { UpdateNote } from '../../../_parts/update-note'
import { sayCount } from '../../../_parts/words'
import styles from '../../imports/imports.module.css'
import { stop } from './actions'

const seconds = 2

type Props = {
  found: SelectionStory
  /** True if somebody stopped the automatic refresh. */
  isStill: boolean
}

/** How far it is, and a way to stop it. */
export function Progress({ found: { id, lookedAt, members, changed }, isStill }: Props) {
  return (
    <section className={styles.progress} aria-labelledby="progress">
      <h2 id="progress">Progress</h2>
      <progress max={Math.max(1, members)} value={lookedAt} aria-labelledby="progress" />
      <p>
        {sayCount(lookedAt)} of {sayCount(members)} subscribers have been looked at, and {sayCount(changed)}{' '}
        of them were changed. You can leave this page; it goes on.
      </p>
      <UpdateNote seconds={seconds} isStill={isStill} here={`/staff/subscribers/selections/${id}`} />
      <form action={stop} aria-label="Stop">
        <input type="hidden" name="selectionId" value={id} />
        <SubmitButton look="quiet">Stop here</SubmitButton>
      </form>
    </section>
  )
}
