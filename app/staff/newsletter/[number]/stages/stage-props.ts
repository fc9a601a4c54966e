import type { DeskEdition } from '@/lib/editions/queries'
import type { StaffMember } from '@/lib/staff/rules'

export type StageProps = {
  edition: DeskEdition
  me: StaffMember
  /** The page's query, such as `ask=cancel`. */
  query: Record<string, string | undefined>
}
