import type { Queryable } from '../db'

/** Counts a card that made a donation's first payment, once per charge id. */
export async function recordPaid(
  transaction: Queryable,
  { chargeId, donationId, at }: { chargeId: string; donationId: string; at: Date },
): Promise<void> {
  const start = await transaction.donationStart.findUnique({ where: { donationId } })
  await transaction.cardAttempt.createMany({
    data: { id: chargeId, network: start?.network ?? null, outcome: 'paid', at },
    skipDuplicates: true,
  })
}
