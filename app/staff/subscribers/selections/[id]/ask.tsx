import type { SelectionStory } from '@/lib/selections/queries'
import { isDestructive } from '@/lib/selections/rules'
import { ErrorSummary } from '../../../../_ui/forms/messages/error-summary'
import forms from '../../../../_ui/forms/form.module.css'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { Sure } from '../../../people/sure'
import { start, stop } from './actions'
import { sayOrder } from './words'

type Props = { found: SelectionStory; problem: string | undefined }

const consequences: Partial<Record<SelectionStory['what'], string>> = {
  unsubscribe:
    'They get no further edition, and no import brings them back. Each of them can subscribe again, but nobody here can undo this for them.',
  suppress:
    'None of these addresses gets the newsletter again, even if somebody signs it up or imports it. A suppression can only be removed one by one.',
}

/** The number first, then the decision. */
export function Ask({ found, problem }: Props) {
  const { id, what, members } = found
  if (members === 0) return <p>Nobody matches this search any more.</p>
  const missing = { field: 'sure-selection', message: 'Tick that you are sure.' }
  return (
    <>
      <ErrorSummary
        heading="Nothing was changed"
        errors={problem === 'sure' ? [missing] : []}
        fieldIds=""
        answer={{ problem }}
      />
      <form action={start} className={forms.narrow} aria-label={sayOrder(found)}>
        <p>{consequences[what]}</p>
        <p>Subscribers who no longer match the search by then are left alone.</p>
        <input type="hidden" name="selectionId" value={id} />
        {isDestructive(what) && <Sure id="sure-selection">Yes, I am sure</Sure>}
        <SubmitButton look={isDestructive(what) ? 'support' : 'accent'}>{sayOrder(found)}</SubmitButton>
      </form>
      <form action={stop} aria-label="Do nothing">
        <input type="hidden" name="selectionId" value={id} />
        <SubmitButton look="quiet">Do nothing</SubmitButton>
      </form>
    </>
  )
}
