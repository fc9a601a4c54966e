import type { Day } from '../../days'
import type { Money } from '../../money'
import { listPresets, type Frequency } from '../../offers/rules'
import type { Currency } from '../../publication'
import type { Standing } from '../rules'

/** How long a single donation is thanked for in place of the appeal. */
export const thankedDays = 90

export type SupportedDonation = {
  frequency: Frequency
  amount: Money
  standing: Standing
  givenOn: Day
  endsOn: Day | null
  /** The first charge of one that has not begun. */
  startsOn: Day | null
  /** How its donor may open it: by id if signed in, by the link that they used; null for a browser. */
  access: { donation: string } | { token: string } | null
}

/** What the site says to somebody who gives, in place of the appeal. Recurring donations come first. */
export type Supporter = { donations: SupportedDonation[] }

/** True while a donation counts as support: it runs or will begin, or it was given lately. */
export function isThanked(
  { standing, paidAt }: { standing: Standing; paidAt: Date | null },
  now: Date,
): boolean {
  if (standing === 'scheduled') return true
  if (paidAt === null || standing === 'over') return false
  return standing !== 'single' || now.getTime() - paidAt.getTime() < thankedDays * 86_400_000
}

/** The next preset above an amount, to which a running donation can be raised; null if there is none. */
export function raisedTo({ frequency, amount, standing }: SupportedDonation): Money | null {
  if (standing !== 'running') return null
  const presets = listPresets(frequency, amount.currency as Currency)
  return presets.find((preset) => preset.minor > amount.minor) ?? null
}
