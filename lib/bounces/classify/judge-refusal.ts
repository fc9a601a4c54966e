import type { BounceKind } from './bounce-rules'
import { judgeBounce } from './judge-bounce'

/** A mail server's answer while we were sending. `command` is the command that it answered. */
export type Refusal = { text: string; command: 'RCPT TO' | 'DATA' }

/**
 * Classifies a refusal in the SMTP session itself, by the rules for a bounce. The answer to DATA is about the text as
 * well, so "user unknown" there is only a hard bounce if its code says so.
 */
export function judgeRefusal({ text, command }: Refusal): BounceKind {
  const human = command === 'DATA' ? '(in reply to end of DATA command)' : ''
  return judgeBounce({ claim: null, status: '', words: text, human })
}
