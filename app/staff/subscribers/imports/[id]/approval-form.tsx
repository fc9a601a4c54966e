import type { ImportStory } from '@/lib/desk/imports/find-import'
import { addedVerdicts, changedVerdicts, sumOf } from '@/lib/imports/verdicts'
import { Checkbox } from '../../../../_ui/forms/fields/checkbox'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { sayCount } from '../../../_parts/words'
import { approve } from './actions'
import styles from '../imports.module.css'

/** The decision: the only way by which a file changes subscribers. */
export function ApprovalForm({ found: { id, revision, counts } }: { found: ImportStory }) {
  const [agreeing, never] = [counts.subscribed ?? 0, counts.never_agreed ?? 0]
  const people = sumOf(counts, [...addedVerdicts, ...changedVerdicts])
  if (people + never === 0) return <p>There is nobody in this file to import.</p>
  return (
    <form action={approve} className={styles.form} aria-label="Import this list">
      <input type="hidden" name="importId" value={id} />
      <input type="hidden" name="revision" value={revision} />
      {agreeing > 0 && (
        <Checkbox
          id="agreed"
          name="agreed"
          value="yes"
          label={`Each of the ${sayCount(agreeing)} people who will receive the newsletter agreed to get it by email, and we can prove it`}
          isChecked={false}
        />
      )}
      {never > 0 && (
        <Checkbox
          id="asks-to-confirm"
          name="asksToConfirm"
          value="yes"
          label={`Ask the ${sayCount(never)} people who never agreed to confirm`}
          hint="Each gets one email with a link. If they do not press it, they get nothing else, and are erased after 30 days. Some countries do not allow such an email."
          isChecked={false}
        />
      )}
      <SubmitButton>{people > 0 ? `Import ${sayCount(people)} people` : 'Import'}</SubmitButton>
    </form>
  )
}
