import { inTransaction, Prisma } from '../../db'
import { dayOfDate } from '../../days'
import { refuse, succeed, type Result } from '../../result'
import { transition } from '../state/transition'
import { refuseMove, type MoveRefusal } from '../state/refuse-move'
import { hourOf } from '../rules'

const nobody = { submittedBy: null, submittedAt: null, approvedBy: null, approvedAt: null }
const noBytes = { html: null, text: null, bytesHash: null, content: Prisma.DbNull }

/** Turns a submitted or approved edition back into a draft. Its approval is void, and it needs a new one. */
export function withdrawEdition(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    const edition = await transaction.edition.findUnique({ where: { number }, select: { dueOn: true } })
    if (edition === null) return refuse({ reason: 'unknown' })
    const sendsAt = hourOf(dayOfDate(edition.dueOn))
    const changes = { ...nobody, ...noBytes, sendsAt, isSendNow: false }
    const isMoved = await transition(
      transaction,
      { number, from: ['submitted', 'approved'], to: 'draft', changes },
      { staffId, action: 'newsletter.withdraw', now },
    )
    if (!isMoved) return refuseMove(transaction, { number, to: ['draft'] })
    await transaction.editionFrame.deleteMany({ where: { editionNumber: number } })
    return succeed(undefined)
  })
}
