import { refuse, succeed, type Result } from '../result'
import { readToken, type TokenRefusal } from '../tokens'

export type ConfirmRequest = { subscriberId: string; request: number }

/** Which request of which subscriber a confirm link speaks for. An expired link still says whose it was. */
export function readConfirmToken(token: string, now: Date): Result<ConfirmRequest, TokenRefusal> {
  const read = readToken('confirm-subscription', token, now)
  return read.ok ? succeed(splitSubject(read.value)) : refuse(read)
}

/** The subject of a confirm link is `<subscriber id>:<request>`. */
export function splitSubject(subject: string): ConfirmRequest {
  const [subscriberId = '', request = ''] = subject.split(':')
  return { subscriberId, request: Number(request) }
}
