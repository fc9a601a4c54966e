import { SubmitButton } from '../../../_ui/forms/submit-button'
import { execute } from './execute-action'
import type { EditionAction } from './edition-actions'

type Props = {
  action: EditionAction
  edition: { number: number; revision: number }
  look?: 'accent' | 'support' | 'quiet'
  children: string
}

/** A button for one action on an edition, in the state that the page shows. */
export function ActionForm({ action, edition: { number, revision }, look = 'quiet', children }: Props) {
  return (
    <form action={execute} aria-label={children}>
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="revision" value={revision} />
      <SubmitButton look={look}>{children}</SubmitButton>
    </form>
  )
}
