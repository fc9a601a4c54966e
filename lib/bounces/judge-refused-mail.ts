import type { RefusalJudge } from '../mail/deliver-mail'
import { judgeRefusal } from './classify/judge-refusal'
import { recordReports } from './record-reports'

/**
 * A mail of the outbox that a server refused is a bounce like any other: a confirmation or a receipt counts too. Twice:
 * one row for each mail and kind. A refusal because of us is tried again, because the reader waits for the mail.
 */
export const judgeRefusedMail: RefusalJudge = ({ id: mailId, to: email, reply }) => {
  const kind = judgeRefusal(reply)
  return {
    mayPass: kind === 'policy_block',
    async record(transaction, now) {
      const report = {
        id: `smtp:${kind}:${mailId}`,
        kind,
        email,
        mail: { mailId },
        detail: reply.text,
        at: now,
      }
      await recordReports(transaction, [report], { now, source: 'talk' })
    },
  }
}
