import { settings } from '../../env'
import { lookUpTxt as lookUp } from '../../look-up-dns'
import { judgeRecords } from './sender-rules'
import type { Check } from './preflight-rules'

const keptMs = 5 * 60_000

let kept: { domain: string; until: number; checks: Promise<Check[]> } | undefined

/**
 * Looks up in DNS what mailbox providers check about our sender domain. It never blocks: a lookup without an answer
 * within two seconds is reported as such. An answer is cached for five minutes.
 */
export function checkSender(): Promise<Check[]> {
  const domain = /@([^<>@\s]+)>$/.exec(settings().MAIL_FROM)?.[1] ?? ''
  const now = performance.now()
  if (kept?.domain !== domain || kept.until < now) {
    kept = { domain, until: now + keptMs, checks: ask(domain) }
  }
  return kept.checks
}

async function ask(domain: string): Promise<Check[]> {
  const { DKIM_DOMAIN, DKIM_SELECTOR } = settings()
  const isSigned = DKIM_DOMAIN !== undefined && DKIM_SELECTOR !== undefined
  const [spf, dkim, dmarc] = await Promise.all([
    lookUp(domain),
    isSigned ? lookUp(`${DKIM_SELECTOR}._domainkey.${DKIM_DOMAIN}`) : ('unsigned' as const),
    lookUp(`_dmarc.${domain}`),
  ])
  return judgeRecords(domain, { spf, dkim, dmarc })
}
