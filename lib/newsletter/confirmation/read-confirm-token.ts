import { refuse, succeed, type Result } from '../../result'
import { readToken, splitSubject, type TokenRefusal } from '../../secrets/tokens'

export type ConfirmRequest = { subscriberId: string; request: number }

/** The subscriber and the request that a confirm link belongs to. An expired link still says whose it was. */
export function readConfirmToken(token: string, now: Date): Result<ConfirmRequest, TokenRefusal> {
  const read = readToken('confirm-subscription', token, now)
  return read.ok ? succeed(splitConfirmSubject(read.value)) : refuse(read)
}

/** The subject of a confirm link is its subscriber's id and the number of the request. */
export function splitConfirmSubject(subject: string): ConfirmRequest {
  const { id: subscriberId, number: request } = splitSubject(subject)
  return { subscriberId, request }
}
