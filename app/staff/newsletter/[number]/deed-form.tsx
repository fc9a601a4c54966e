import { SubmitButton } from '../../../_ui/submit-button'
import { carryOut } from './carry-out'
import type { Deed } from './deeds'

type Props = {
  deed: Deed
  edition: { number: number; revision: number }
  look?: 'accent' | 'support' | 'quiet'
  children: string
}

/** A button for one action on an edition, in the state that the page shows. */
export function DeedForm({ deed, edition: { number, revision }, look = 'quiet', children }: Props) {
  return (
    <form action={carryOut} aria-label={children}>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="revision" value={revision} />
      <SubmitButton look={look}>{children}</SubmitButton>
    </form>
  )
}
