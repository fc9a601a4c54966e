import type { SuppressionReason } from '../../../newsletter/suppression/suppress-address'
import type { Standing } from '../../rules'
import { isBlankValue } from '../words/normalise-name'
import type { PartPlan } from './plan-part'
import { statusKey } from '../columns/profile-column'
import { readDateIn } from './first-date'
import { moreCareful, readYesNo, suppressionReasonOf } from '../words/status-values'

export type JudgedStanding = {
  standing: Standing
  hasLeft: boolean
  leftAt: Date | null
  suppressed: { at: Date | null; reason: SuppressionReason } | null
}

/**
 * Who a row's person is to us: the most careful of all that the row and its part say. A value that nobody has explained
 * never counts as consent. A date that cannot be read, or lies in the future, does not take back that somebody left.
 */
export function judgeStanding(cells: readonly string[], plan: PartPlan): JudgedStanding {
  const word = standingByWords(cells, plan)
  const left = dated(cells, { plan, places: plan.places.unsubscribed_at })
  const stopped = dated(cells, { plan, places: plan.places.suppressed_at })
  const isReasoned = hasValue(cells, plan.places.unsubscribe_reason)
  const suppressed = suppressionOf(cells, { plan, word, stopped })
  const complained = suppressed !== null && suppressed.reason !== 'bounce' && suppressed.reason !== 'bounces'
  const isOwn = plan.provider === 'own'
  // Who complained or was blocked has also left, unless our own export says otherwise.
  const hasLeft = word.left || left !== null || isReasoned || (complained && !isOwn)
  const standing = suppressed !== null ? 'suppressed' : hasLeft ? 'unsubscribed' : word.standing
  return { standing, hasLeft, leftAt: left?.at ?? null, suppressed }
}

type Word = { standing: Standing; left: boolean; reason: SuppressionReason | null }

function standingByWords(cells: readonly string[], plan: PartPlan): Word {
  const begin = plan.standing ?? 'subscribed'
  const word: Word = { standing: begin, left: begin === 'unsubscribed', reason: null }
  if (begin === 'suppressed') word.reason = plan.partReason
  let speaks = false
  for (const column of plan.status) {
    const key = statusKey(cells[column.place] ?? '')
    if (key === '') continue
    const said = plan.statuses[`${column.place}:${key}`] ?? 'never_agreed'
    speaks ||= !column.isObjection
    word.standing = moreCareful(word.standing, said)
    word.left ||= said === 'unsubscribed'
    if (said === 'suppressed')
      word.reason ??= readYesNo(key) === true ? column.reason : suppressionReasonOf(key)
  }
  if (!speaks && plan.silent !== null && word.standing === 'subscribed') {
    word.standing = plan.statuses[plan.silent] ?? 'never_agreed'
    word.left = word.standing === 'unsubscribed'
    if (word.standing === 'suppressed') word.reason = 'staff'
  }
  return word
}

type Dated = { at: Date | null; place: number }

/** The first of some columns that says that something happened: by a date, or by anything else but a no. */
function dated(
  cells: readonly string[],
  { plan, places }: { plan: PartPlan; places: readonly number[] },
): Dated | null {
  for (const place of places) {
    const cell = cells[place] ?? ''
    if (cell === '' || isBlankValue(cell) || readYesNo(cell) === false) continue
    const at = readDateIn(cell.trim(), { plan, place })
    return { at: at !== null && at <= plan.now ? at : null, place }
  }
  return null
}

function hasValue(cells: readonly string[], places: readonly number[]): boolean {
  return places.some((place) => !isBlankValue(cells[place] ?? '') && readYesNo(cells[place] ?? '') !== false)
}

function suppressionOf(
  cells: readonly string[],
  { plan, word, stopped }: { plan: PartPlan; word: Word; stopped: Dated | null },
): JudgedStanding['suppressed'] {
  const place = plan.places.suppressed_reason.find((each) => hasValue(cells, [each]))
  if (word.reason === null && stopped === null && place === undefined) return null
  const said = place === undefined ? null : reasonOf(cells[place] ?? '', plan.reasons[place] ?? 'staff')
  const byDate = stopped === null ? null : (plan.reasons[stopped.place] ?? 'staff')
  return { at: stopped?.at ?? null, reason: said ?? word.reason ?? byDate ?? 'staff' }
}

/** The reason in words; where they say nothing, by the name of their column. */
function reasonOf(words: string, byColumn: SuppressionReason): SuppressionReason {
  const text = words.trim().toLowerCase()
  if (text === 'staff') return 'staff'
  const reason = suppressionReasonOf(text)
  return reason === 'staff' ? byColumn : reason
}
