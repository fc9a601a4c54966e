import type { AddressRefusal } from '../../../addresses/clean-address'
import { dayOf, isDay, type Day } from '../../../days'
import { isDisposable } from '../../../addresses/disposable-address'
import { readEmail } from '../../../addresses/email-address'
import { longestSource } from '../../../newsletter/rules'
import { refuse, succeed, type Result } from '../../../result'
import type { Row } from '../../read/parse-csv'
import type { ImportLine, LineReason } from '../../rules'
import { cleanLine, longestName } from './clean-cells'
import { judgeStanding, type JudgedStanding } from './judge-standing'
import { splitAddresses } from '../words/looks-like-address'
import { mendText } from '../words/mend-text'
import { isBlankValue } from '../words/normalise-name'
import type { PartPlan } from './plan-part'
import { firstDate, type FoundDate } from './first-date'
import { readDetails, type Details } from './read-details'

type Judged<Value> = Result<Value, { reason: LineReason }>

/**
 * What one row says by itself. Whether we know its person, and whether another row names the same one, is for the
 * database to find out: of several rows with one address the most careful counts, so that a person who left stays away.
 * For the same reason a row of somebody who must not be mailed is taken with faults that reject the row of a subscriber.
 */
export function judgeRow({ line, cells }: Row, plan: PartPlan): Judged<ImportLine> {
  const typed = cells[plan.places.email[0] ?? -1] ?? ''
  const email = judgeAddress(typed)
  if (!email.ok) return email
  const judged = judgeStanding(cells, plan)
  const isMailed = judged.standing === 'subscribed'
  if (isMailed && cells.length > plan.width && !isEmptyFrom(cells, plan.width))
    return refuse({ reason: 'too_many_columns' })
  const dates = judgeDates(cells, { plan, isMailed })
  if (!dates.ok) return dates
  const details = readDetails(cells, plan)
  const { source } = details
  if (isMailed && source !== null && source.length > longestSource)
    return refuse({ reason: 'source_too_long' })
  return succeed(
    putTogether({ line, part: plan.part, typed, email: email.value, judged, dates: dates.value, details }),
  )
}

type Pieces = {
  line: number
  part: string
  typed: string
  email: string
  judged: JudgedStanding
  dates: Dates
  details: Details
}

/** Each property by its name: for a million rows, spreading objects would take most of the time. */
function putTogether({ line, part, typed, email, judged, dates, details }: Pieces): ImportLine {
  return {
    line,
    part,
    email,
    state: stateOf(judged),
    suppressed: judged.suppressed,
    name: details.name ?? nameBefore(typed),
    note: details.note,
    tags: details.tags,
    signedUpAt: dates.signedUpAt,
    confirmedAt: dates.confirmedAt,
    unsubscribedAt: judged.leftAt,
    pausedUntil: dates.pausedUntil,
    source: details.source?.slice(0, longestSource) ?? null,
    ipPrefix: details.ipPrefix,
    agreedBy: details.agreedBy,
    agreedAt: details.agreedAt,
    wordingVersion: details.wordingVersion,
  }
}

function isEmptyFrom(cells: readonly string[], from: number): boolean {
  for (let place = from; place < cells.length; place += 1) if (cells[place]?.trim() !== '') return false
  return true
}

function judgeAddress(typed: string): Judged<string> {
  if (typed === '' || isBlankValue(typed)) return refuse({ reason: 'no_address' })
  const email = readTyped(typed)
  if (!email.ok) return refuse({ reason: reasonOf(email.reason) })
  return isDisposable(email.value) ? refuse({ reason: 'throw_away' }) : email
}

function readTyped(typed: string): ReturnType<typeof readEmail> {
  return readEmail(typed.replace(/^'(?=[=+\-@|%])/, ''))
}

/** The cell of an address, mended; as it is if it can be read, and would be another address. */
export function mendAddress(cell: string): string {
  const mended = mendText(cell)
  if (mended === null) return cell
  const [asItIs, meant] = [readTyped(cell), readTyped(mended)]
  return asItIs.ok && !(meant.ok && meant.value === asItIs.value) ? cell : mended
}

function reasonOf(reason: AddressRefusal['reason']): LineReason {
  return reason === 'odd_character' || reason === 'local_not_ascii' ? 'not_an_address' : reason
}

/** `Anna Petrova <anna@example.org>` names its person, if no column does. */
function nameBefore(typed: string): string | null {
  const open = typed.lastIndexOf('<')
  if (open < 1 || open > 2 * longestName) return null
  const name = cleanLine(typed.slice(0, open).replaceAll(/^[\s"'“”]+|[\s"'“”]+$/g, ''), longestName)
  return name === null || name.includes('@') ? null : name
}

/** A suppressed person keeps their state, as in our own list: the suppression alone stops the mail. */
function stateOf({ standing, hasLeft }: JudgedStanding): ImportLine['state'] {
  if (hasLeft) return 'unsubscribed'
  return standing === 'never_agreed' ? 'unconfirmed' : 'confirmed'
}

type Dates = Pick<ImportLine, 'signedUpAt' | 'confirmedAt' | 'pausedUntil'>

/**
 * A date of confirmation is evidence of consent, so a row that would be mailed needs a possible one, if it has any. Of
 * people who are not mailed an unreadable date is left out, so that no leaver is lost with it; so is an unreadable date
 * of sign-up. A person who has seen such dates may choose otherwise for a column.
 */
function judgeDates(
  cells: readonly string[],
  { plan, isMailed }: { plan: PartPlan; isMailed: boolean },
): Judged<Dates> {
  const confirmed = firstDate(cells, { plan, meaning: 'confirmed_at' })
  const confirmedAt = confirmed?.at ?? null
  const isFuture = confirmedAt !== null && confirmedAt > plan.now
  const paused = firstDate(cells, { plan, meaning: 'paused_until' })
  const pausedUntil = paused === null ? null : readDay(paused)
  const signedUp = firstDate(cells, { plan, meaning: 'signed_up_at' })
  const signedUpAt = signedUp?.at ?? null
  const agreed = firstDate(cells, { plan, meaning: 'agreed_at' })
  if (isMailed) {
    const isRejected =
      isUnreadable(confirmed, 'reject') ||
      (isUnreadable(paused, 'reject') && pausedUntil === null) ||
      isUnreadable(signedUp, 'empty') ||
      isUnreadable(agreed, 'empty')
    if (isRejected) return refuse({ reason: 'date_unreadable' })
    if (isFuture) return refuse({ reason: 'confirmed_in_future' })
  }
  return succeed({
    signedUpAt: signedUpAt !== null && signedUpAt > plan.now ? null : signedUpAt,
    confirmedAt: isFuture ? null : confirmedAt,
    pausedUntil,
  })
}

/** True if the row is to be rejected for it: by a person's choice, or else by the rule for its column. */
function isUnreadable(found: FoundDate | null, otherwise: 'empty' | 'reject'): boolean {
  if (found === null || found.at !== null) return false
  return (found.choice === 'empty' || found.choice === 'reject' ? found.choice : otherwise) === 'reject'
}

function readDay({ cell, at }: FoundDate): Day | null {
  if (isDay(cell)) return cell
  return at === null ? null : dayOf(at)
}

/** "a@example.org; b@example.org" of people who must not be mailed: each is recorded. Any other row stays one. */
export function splitRow(row: Row, plan: PartPlan): Row[] {
  const [place = -1] = plan.places.email
  const addresses = splitAddresses(row.cells[place] ?? '')
  if (addresses.length === 1 || judgeStanding(row.cells, plan).standing === 'subscribed') return [row]
  return addresses.map((address) => ({ line: row.line, cells: row.cells.with(place, address) }))
}

/**
 * A row of somebody who left or is suppressed, whose address could not be read, with the address mended. Nobody needs to
 * agree to that, because nobody is mailed there. Null if nothing is damaged, and for all others.
 */
export function mendLeaver(row: Row, plan: PartPlan): Row | null {
  const [place = -1] = plan.places.email
  const mended = mendText(row.cells[place] ?? '')
  if (mended === null) return null
  const { standing } = judgeStanding(row.cells, plan)
  const isAway = standing === 'unsubscribed' || standing === 'suppressed'
  return isAway ? { line: row.line, cells: row.cells.with(place, mended) } : null
}
