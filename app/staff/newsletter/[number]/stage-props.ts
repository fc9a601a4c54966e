import type { DeskEdition } from '@/lib/editions/queries'
import type { StaffMember } from '@/lib/staff/rules'

export type StageProps = {
  edition: DeskEdition
  me: StaffMember
  /** Of the page: what was asked for, as `ask=cancel`. */
  query: Record<string, string | undefined>
}
