import { settings } from '../env'
import type { FetchedPolicy } from './policy-rules'

const patienceMs = 2_000
/** RFC 8461, section 3.3, suggests this limit. */
const mostBytes = 64 * 1024

/**
 * Fetches the MTA-STS policy of a domain as other mail servers do (RFC 8461, section 3.3): by HTTPS with a valid
 * certificate, without following a redirect. MTA_STS_BASE names another place.
 */
export async function fetchPolicy(domain: string): Promise<FetchedPolicy> {
  const base = settings().MTA_STS_BASE ?? `https://mta-sts.${domain}`
  const url = new URL('/.well-known/mta-sts.txt', base)
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
    if (answer.status !== 200) {
      await answer.body?.cancel()
      return { kind: 'status', status: answer.status }
    }
    return { kind: 'text', type: answer.headers.get('content-type') ?? '', text: await readText(answer) }
  } catch (error) {
    return { kind: isCertificateFault(error) ? 'certificate' : 'unreachable' }
  }
}

async function readText(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    pieces.push(piece)
    size += piece.length
    if (size > mostBytes) break
  }
  return Buffer.concat(pieces).subarray(0, mostBytes).toString('utf8')
}

/** Node's names of what can be wrong with a certificate. */
function isCertificateFault(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY/.test(code)
}
