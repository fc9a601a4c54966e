import { inTransaction } from '../db'
import { recordAction } from './record-action'

/** Withdraws an open invitation. A second call, or a call after it was accepted, changes nothing. */
export async function withdrawInvitation(
  email: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await inTransaction(async (transaction) => {
    const { count } = await transaction.staffInvitation.deleteMany({ where: { email } })
    if (count === 0) return
    const subject = `address:${email}`
    await recordAction(transaction, { staffId: by, action: 'people.invitation-withdrawn', subject, now })
  })
}
