import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { discard } from './actions'

/** Deletes the file and all that was read from it, before anybody is imported. */
export function DiscardForm({ importId }: { importId: string }) {
  return (
    <form action={discard} aria-label="Discard this list">
      <input type="hidden" name="importId" value={importId} />
      <SubmitButton look="quiet">Discard this list</SubmitButton>
    </form>
  )
}
