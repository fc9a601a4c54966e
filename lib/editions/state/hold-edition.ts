import { inTransaction, type Prisma } from '../../db'
import { log } from '../../log'
import type { EditionWhy } from '../rules'
import { tellStaff } from './tell-staff'
import { transition } from './transition'

/**
 * Stops an edition that is sending until a person decides, and tells staff.
 * @returns false if it was not sending
 */
export async function holdEdition(
  { number, why, where = {} }: { number: number; why: EditionWhy; where?: Prisma.EditionWhereInput },
  now: Date,
): Promise<boolean> {
  const isHeld = await inTransaction(async (transaction) => {
    const move = { number, from: ['sending'], to: 'held', why, where } as const
    const deed = { staffId: null, action: 'newsletter.hold', details: { why }, now } as const
    if (!(await transition(transaction, move, deed))) return false
    await tellStaff(transaction, { number, to: 'held', why }, now)
    return true
  })
  if (isHeld) log.warn('edition.held', { edition: number, why })
  return isHeld
}
