import type { Day } from '../days'

/** Before two thirds a meter costs donations, so it stays hidden until then (docs/decisions/0036-goal-meter.md). */
export function shownPercent({
  raisedMinor,
  amountMinor,
}: {
  raisedMinor: number
  amountMinor: number
}): number | null {
  if (raisedMinor * 3 < amountMinor * 2) return null
  return Math.min(100, Math.floor((raisedMinor * 100) / amountMinor))
}

/** From its first day to its last, both included. */
export function isRunning({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }, today: Day): boolean {
  return startsOn <= today && today <= endsOn
}
