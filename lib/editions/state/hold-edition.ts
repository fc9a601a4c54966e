import { inTransaction, type Prisma } from '../../db'
import { log } from '../../log'
import type { EditionReason } from '../rules'
import { notifyStaff } from './notify-staff'
import { transition } from './transition'

/**
 * Stops an edition that is sending until a person decides, and tells staff.
 * @returns false if it was not sending
 */
export async function holdEdition(
  { number, reason, where = {} }: { number: number; reason: EditionReason; where?: Prisma.EditionWhereInput },
  now: Date,
): Promise<boolean> {
  const isHeld = await inTransaction(async (transaction) => {
    const move = { number, from: ['sending'], to: 'held', reason, where } as const
    const entry = { staffId: null, action: 'newsletter.hold', details: { reason }, now } as const
    if (!(await transition(transaction, move, entry))) return false
    await notifyStaff(transaction, { number, to: 'held', reason }, now)
    return true
  })
  if (isHeld) log.warn('edition.held', { edition: number, reason })
  return isHeld
}
