import type { BounceKind } from '../../../bounces/classify/bounce-rules'
import { judgeRefusal } from '../../../bounces/classify/judge-refusal'
import type { Answer } from '../../../mail/smtp'
import type { ClaimedReader } from './claim-batch'
import type { Outcome } from './record-outcomes'
import { mostTries, pauseAfter } from '../rules'

/** A refusal in the SMTP session, classified; null for any other answer, and if no server was asked. */
export function kindOf(answer: Answer): BounceKind | null {
  return answer.kind === 'refused' && answer.reply !== null ? judgeRefusal(answer.reply) : null
}

/**
 * What an answer means for the row. A refusal because of us is not the reader's: the mail waits, and the try counts
 * unless the mail only tested a domain that is held. A refusal for good is a bounce, hard or soft.
 */
export function outcomeOf(
  { subscriberId, email, attempts, isTrying }: ClaimedReader,
  answer: Exclude<Answer, { kind: 'failed' }>,
): Outcome {
  const outcome = { subscriberId, attempts, pauseMs: 0, words: null }
  if (answer.kind === 'taken') return { ...outcome, state: 'sent' }
  const { words } = answer
  if (answer.kind === 'uncertain') return { ...outcome, state: 'uncertain', words }
  const kind = kindOf(answer)
  const isOurs = kind === 'policy_block'
  const bounce = kind !== null && answer.reply !== null && { kind, email, words: answer.reply.text }
  if (answer.isForGood && !isOurs) return { ...outcome, state: 'refused', words, ...(bounce && { bounce }) }
  const tries = isTrying && isOurs ? attempts : attempts + 1
  const isOver = tries >= mostTries
  // A mail that is still tried has not bounced; but what is about us is counted at once.
  const counted = bounce !== false && (isOurs || isOver) ? { bounce } : {}
  if (isOver) return { ...outcome, state: 'refused', attempts: tries, words, ...counted }
  const pauseMs = pauseAfter(Math.max(tries, 1))
  return { ...outcome, state: 'waiting', attempts: tries, pauseMs, words, ...counted }
}
