import { settings } from '../../env'

const patienceMs = 5_000
const mostBytes = 64 * 1024

/**
 * Fetches an address of SNS, or gives null where it is not one, or SNS knows none such: https on
 * `sns.<region>.amazonaws.com`, the region being the topic's, or what MAIL_EVENTS_SNS_BASE names, and a path of the
 * kind that is wanted. The sender of a message chooses these addresses, so nothing else is ever called.
 * @throws where SNS is in trouble or says more than it should, so that the message comes again
 */
export async function callSns(address: string, kind: keyof typeof places): Promise<string | null> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.origin !== snsBase() || url.username !== '' || !places[kind](url)) return null
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null
  if (!answer.ok) throw new Error(`SNS answered ${answer.status} at ${url.pathname}`)
  return readText(answer)
}

/** The paths at Amazon that we fetch: its signing certificates, and the confirmation of a subscription. */
const places = {
  certificate: ({ pathname, search }: URL) =>
    search === '' && /^\/SimpleNotificationService-[\da-f]{8,64}\.pem$/.test(pathname),
  confirmation: ({ pathname, searchParams }: URL) =>
    pathname === '/' && searchParams.get('Action') === 'ConfirmSubscription',
}

/** @throws as soon as the answer is too large, without reading the rest */
async function readText({ body, url }: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size > mostBytes)
      throw new Error(`SNS answered with more than ${mostBytes} bytes at ${new URL(url).pathname}`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function snsBase(): string {
  const { MAIL_EVENTS_SNS_BASE, MAIL_EVENTS_SNS_TOPIC = '' } = settings()
  const [, partition, , region] = MAIL_EVENTS_SNS_TOPIC.split(':')
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  return MAIL_EVENTS_SNS_BASE ?? `https://sns.${region ?? ''}.${domain}`
}
