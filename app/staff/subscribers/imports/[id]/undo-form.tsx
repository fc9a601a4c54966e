import type { ImportStory } from '@/lib/desk/imports/find-import'
import { ErrorSummary } from '../../../../_ui/forms/messages/error-summary'
import forms from '../../../../_ui/forms/form.module.css'
import { Notice } from '../../../../_ui/notice'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { sayMany } from '../../../_parts/words'
import { Sure } from '../../../people/sure'
import styles from '../imports.module.css'
import { undo } from './actions'

type Props = { found: ImportStory; query: Partial<Record<string, string>> }

const problem = { field: 'sure-undo', message: 'Tick that you are sure to undo this import.' }

/** Takes the import back, and says beforehand for whom that is possible. */
export function UndoForm({ found: { id, undoable }, query }: Props) {
  if (undoable === null) return null
  const { removable, restorable, mailed, changed } = undoable
  const isPossible = removable + restorable > 0
  return (
    <section className={styles.section} aria-labelledby="undo">
      <h2 id="undo">Undo this import</h2>
      <ErrorSummary
        heading="Nothing was undone"
        errors={query.problem === 'undo' ? [problem] : []}
        fieldIds=""
        answer={query}
      />
      <ul>
        <li>{people(removable)} would be removed again.</li>
        {restorable > 0 && <li>{people(restorable)} would be given back what they were before.</li>}
        {mailed > 0 && <li>{people(mailed)} would stay, because an edition has been sent to them.</li>}
        {changed > 0 && (
          <li>
            {people(changed)} would stay as they are, because they, or somebody at the desk, have changed
            something since.
          </li>
        )}
      </ul>
      {isPossible ? (
        <form action={undo} className={forms.narrow} aria-label="Undo this import">
          <input type="hidden" name="importId" value={id} />
          <Sure id="sure-undo">Yes, undo this import</Sure>
          <SubmitButton look="support">Undo it</SubmitButton>
        </form>
      ) : (
        <p>There is nothing that an undo could change.</p>
      )}
    </section>
  )
}

export function Undone({ found: { undone } }: { found: ImportStory }) {
  const { removed = 0, restored = 0, mailed = 0, changed = 0 } = undone
  return (
    <Notice role="status">
      The import is undone: {people(removed)} removed, {people(restored)} given back what they were before.
      {mailed > 0 && ` ${people(mailed)} stayed, because an edition had been sent to them.`}
      {changed > 0 && ` ${people(changed)} stayed, because they had been changed since.`}
    </Notice>
  )
}

const people = (count: number) => sayMany(count, 'person').replace('persons', 'people')
