import type { MailEventKind } from './rules'

type BounceKind = Exclude<MailEventKind, 'complained'>

export type Bounce = {
  /** The provider's own classification, if it has one. */
  claim: 'hard' | 'soft' | null
  /** Enhanced status code (RFC 3463), "5.1.1"; empty if there is none. */
  status: string
  /** The server's reply text. */
  words: string
}

const mostWords = 2_000

/**
 * Classifies a refusal. It is a hard bounce only if it is clearly about the mailbox. A refusal about us (blocklist,
 * policy, content, relaying) suppresses nobody. A full mailbox and anything unclear are soft bounces. The text counts
 * more than a bare code. A sign that it is about us counts more than anything except a code for an unknown mailbox
 * whose text agrees.
 */
export function judgeBounce(bounce: Bounce): BounceKind {
  const kind = judgeWords(bounce)
  // A provider that still tries, or calls the failure temporary, never reports a hard bounce.
  return kind === 'hard_bounce' && bounce.claim === 'soft' ? 'soft_bounce' : kind
}

function judgeWords({ claim, status, words }: Bounce): BounceKind {
  const text = words.slice(0, mostWords).toLowerCase().replace(/\s+/g, ' ')
  const code = specificCode(status, text)
  const says = {
    full: fullWords.test(text),
    gone: goneWords.test(text),
    ours: ourWords.test(text),
  }
  if (code.startsWith('4.')) return 'soft_bounce'
  if (says.gone && says.ours && !goneCodes.test(code))
    return /\bsender\b/.test(text) ? 'policy_block' : 'soft_bounce'
  if (says.gone && !says.full) return 'hard_bounce'
  if (says.ours) return 'policy_block'
  if (says.full || laterWords.test(text)) return 'soft_bounce'
  if (goneCodes.test(code)) return 'hard_bounce'
  if (ourCodes.test(code)) return 'policy_block'
  return claim === 'hard' && (code === '' || isBare(code)) ? 'hard_bounce' : 'soft_bounce'
}

/** "5.0.0" alone says nothing; then the code in the text counts. */
function specificCode(status: string, text: string): string {
  const given = /^[245]\.\d{1,3}\.\d{1,3}$/.exec(status.trim())?.[0] ?? ''
  if (given !== '' && !isBare(given)) return given
  return /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? (replyCode(text) || given)
}

/** A 4xx reply without an enhanced code is a soft bounce, even if the mail was given up. */
function replyCode(text: string): string {
  return /^(?:smtp; ?)?4\d\d[ -]/.test(text) ? '4.0.0' : ''
}

function isBare(code: string): boolean {
  return /^\d\.0\.0$/.test(code)
}

/**
 * Bad mailbox, bad mailbox syntax, domain gone, moved without a new address, domain accepts no mail (RFC 3463, 7505).
 */
const goneCodes = /^5\.1\.(?:[01236]|10)$/
/** The sender's address or system, the network, the protocol, the content, security and policy. */
const ourCodes = /^5\.(?:1\.[78]|3\.[01235]|[4567]\.\d{1,3})$/

const fullWords =
  /quota|mailbox (?:is )?full|full mailbox|mailbox size|(?:exceed\w*|over) (?:\w+ ){0,4}(?:storage|limit|size)|storage (?:limit|space)|insufficient (?:\w+ )?storage|not enough (?:space|storage)|disk full|out of space|too (?:large|big)/

const laterWords =
  /try(?:ing)? (?:again|later)|gr[ea]ylist|temporar|too many (?:connections|messages|recipients|concurrent)|timed out|timeout|busy|deferred/

const mailbox = '(?:user|users|mailbox|recipient|address|account|addressee|e-?mail|mail box|local part)'
const missing =
  '(?:unknown|unkown|invalid|disabled|inactive|deactivated|closed|deleted|removed|terminated|expired|non-?existent|nonexist\\w*|not (?:exist|found|known|listed|valid|active|present)|doesn.?t exist|does not exist|do(?:es)?n.?t have|no longer \\w+|has been (?:disabled|deactivated|closed|deleted|removed|suspended)|is (?:disabled|unavailable permanently))'
const goneWords = new RegExp(
  [
    `\\b(?:unknown|no such|invalid|nonexistent|non-existent|bad destination|unrouteable|unroutable|undeliverable|inactive|disabled) (?:\\w+ )?${mailbox}\\b`,
    `\\b${mailbox}(?: (?:<[^>]{0,320}>|[^\\s<>]{1,320})){0,4}:? ${missing}`,
    `\\b${mailbox}s? ${missing}`,
    `not (?:a|our) (?:valid |known )?(?:${mailbox}|customer|local)`,
    'no (?:mailbox|account|user|recipient)s?(?: \\w+)? (?:here|by that name|with that name|at this|exists?)',
    'tried to reach (?:does not exist|is (?:disabled|inactive))',
    'not our customer|no longer (?:works|valid|accepts mail)|нет такого|не существует|пользователь не найден|ящик не найден',
  ].join('|'),
)

const ourWords =
  /block(?:ed|ing|list)|black ?list|block ?list|\brbl\b|dnsbl|spamhaus|spamcop|barracuda|spam|junk|reputation|policy|policies|\bspf\b|dkim|dmarc|unauthenticated|authentication (?:required|failed)|reverse dns|\brdns\b|\bptr\b|rate.?limit|throttl|relay|unsolicited|bulk mail|content (?:reject|filter)|(?:due to|suspicious|prohibited|its) content|virus|malware|phish|sender (?:address |domain )?(?:rejected|denied|verif|blocked|unknown|not|is not)|domain of sender|\bhelo\b|\behlo\b|banned|not (?:permitted|authorized|authorised|allowed|accepted) (?:to|from|here|for)|access denied|administrative(?:ly)? (?:prohibit|reject)|prohibited|\bloop\b|too many hops|hop count|your (?:ip|host|server|domain|network)\b|client host/
