import { db, inTransaction, type Queryable } from '../../db'
import { freezeAudience } from '../sending/preparing/freeze-audience'
import { isIntact } from '../sending/preparing/is-intact'
import { transition, type Move } from './transition'
import { whatIsDue, type DueMove, type EditionState } from '../rules'
import { notifyStaff } from './notify-staff'

/**
 * Makes every transition that is due: an approved edition starts at its time, an unapproved one is skipped, and a late
 * one is held for a person; staff are told. Two ticks at once move an edition once.
 * @returns how many moved
 */
export async function moveEditions(now: Date): Promise<number> {
  const candidates = await db().edition.findMany({
    where: {
      OR: [
        { state: { in: ['draft', 'submitted', 'approved'] }, sendsAt: { lte: now } },
        { state: 'sending' },
      ],
    },
    orderBy: { number: 'asc' },
    include: { frames: true, _count: { select: { items: true } } },
  })
  let moved = 0
  for (const edition of candidates) {
    const due = whatIsDue({ ...edition, articles: edition._count.items, isIntact: isIntact(edition) }, now)
    if (due !== null && (await execute(edition, due, now))) moved += 1
  }
  return moved
}

type Row = {
  number: number
  state: EditionState
  sendsAt: Date
  heartbeatAt: Date | null
}

function execute(edition: Row, due: DueMove, now: Date): Promise<boolean> {
  return inTransaction(async (transaction) => {
    if (due.to === 'sending') return start(transaction, edition, now)
    const { number, state, sendsAt, heartbeatAt } = edition
    const move: Move = { number, from: [state], ...due, where: { sendsAt, heartbeatAt } }
    const action = due.to === 'skipped' ? 'newsletter.skip' : 'newsletter.hold'
    const details = { reason: due.reason }
    const isMoved = await transition(transaction, move, { staffId: null, action, details, now })
    if (isMoved) await notifyStaff(transaction, { number, to: due.to, reason: due.reason }, now)
    return isMoved
  })
}

/** The row lock decides: somebody who withdrew it or undid "Send now" in this moment came first. */
async function start(transaction: Queryable, { number, sendsAt }: Row, now: Date): Promise<boolean> {
  const mine = await transaction.$queryRaw<unknown[]>`
    select 1 from editions where number = ${number} and state = 'approved' and sends_at = ${sendsAt} for update`
  if (mine.length === 0) return false
  await freezeAudience(transaction, { number, now })
  return true
}
