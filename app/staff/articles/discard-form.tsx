import { SubmitButton } from '../../_ui/forms/submit-button'
import { discard } from './actions'

/** Collapsed, so that nobody discards a morning's work by accident. */
export function DiscardForm({ draft, version }: { draft: string; version: number }) {
  return (
    <details>
      <summary>Delete this draft</summary>
      <form action={discard} aria-label="Throw away">
        <p>This cannot be undone.</p>
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="version" value={version} />
        <SubmitButton look="quiet">Delete it for good</SubmitButton>
      </form>
    </details>
  )
}
