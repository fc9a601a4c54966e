import type { DateChoice, Meaning } from '../../rules'
import { readDate } from '../dates/read-date'
import { isBlankValue } from '../words/normalise-name'
import type { PartPlan } from './plan-part'

/** A cell that should be a date. `at` is null if it cannot be read. */
export type FoundDate = { cell: string; at: Date | null; choice: DateChoice | undefined }

/** The first filled cell of the columns with this meaning, read as a person chose for its column. */
export function firstDate(
  cells: readonly string[],
  { plan, meaning }: { plan: PartPlan; meaning: Meaning },
): FoundDate | null {
  for (const place of plan.places[meaning]) {
    const cell = cells[place]
    if (cell === undefined || cell === '' || isBlankValue(cell)) continue
    const text = cell.trim()
    return { cell: text, at: readDateIn(text, { plan, place }), choice: plan.choices.get(place) }
  }
  return null
}

export function readDateIn(text: string, { plan, place }: { plan: PartPlan; place: number }): Date | null {
  return readDate(text, plan.readings.get(place) ?? plan.dates)
}
