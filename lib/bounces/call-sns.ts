import { settings } from '../env'

const patienceMs = 5_000
const mostBytes = 64 * 1024

/**
 * Fetches an address of SNS, or gives null where it is not one: https on `sns.<region>.amazonaws.com`, the region
 * being the topic's, or what MAIL_EVENTS_SNS_BASE names. Whoever sends us a message chooses these addresses, so
 * nothing else is ever called. @throws where SNS does not answer as it should, so that the message comes again
 */
export async function callSns(address: string): Promise<string | null> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.origin !== snsBase() || url.username !== '') return null
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
  if (!answer.ok) throw new Error(`SNS answered ${answer.status} at ${url.pathname}`)
  const text = await answer.text()
  if (text.length > mostBytes)
    throw new Error(`SNS answered with ${text.length} characters at ${url.pathname}`)
  return text
}

function snsBase(): string {
  const { MAIL_EVENTS_SNS_BASE, MAIL_EVENTS_SNS_TOPIC = '' } = settings()
  const [, partition, , region] = MAIL_EVENTS_SNS_TOPIC.split(':')
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  return MAIL_EVENTS_SNS_BASE ?? `https://sns.${region ?? ''}.${domain}`
}
