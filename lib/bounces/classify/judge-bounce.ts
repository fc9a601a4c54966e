import { quotedSender } from './east-asian-words'
import { rules, type BounceKind, type Sign } from './bounce-rules'

export type Bounce = {
  /** The provider's own classification, if it has one. */
  claim: 'hard' | 'soft' | null
  /** Enhanced status code (RFC 3463), "5.1.1"; empty if there is none. */
  status: string
  /** The server's reply text. */
  words: string
  /** What a returned mail says to people, if the server's reply stands somewhere else or is missing. */
  human?: string
}

const mostWords = 2_000
const mostHuman = 4_000

/**
 * Classifies a refusal. It is a hard bounce only if it is clearly about the mailbox. A refusal about us (blocklist,
 * policy, content, relaying) suppresses nobody. A full mailbox and anything unclear are soft bounces.
 */
export function judgeBounce({ claim, status, words, human = '' }: Bounce): BounceKind {
  const isBareText = status === '' && words === ''
  const reply = isBareText ? readReply(human, mostHuman) : readReply(words, mostWords)
  const said = readReply(human, mostHuman)
  const given = codeIn(status)
  const codes = [isBare(given) ? '' : given, reply.code, said.code, given].filter((found) => found !== '')
  const [code = ''] = codes
  const isTemporary = code.startsWith('4') || (reply.code === '' && /^4/.test(reply.number))
  const kind =
    decide([
      ['product', reply.text],
      ['words', reply.text],
      ['code', code],
      ['product', said.text],
      ['words', said.text],
      ['group', code],
      ['group', reply.number],
    ]) ?? (claim === 'hard' && (code === '' || isBare(code)) ? 'hard_bounce' : 'soft_bounce')
  if (kind !== 'hard_bounce') return kind
  // A server that calls the failure temporary, or a provider that still tries, never reports a hard bounce.
  if (isTemporary || claim === 'soft') return 'soft_bounce'
  const isCertain = [reply.text, said.text].some((text) => kindsOf('product', text).has('hard_bounce'))
  return !isCertain && isAfterText(said.text) && !kindsOf('code', code).has('hard_bounce')
    ? 'soft_bounce'
    : kind
}

/**
 * True if the server accepted the recipient and refused the text. "User unknown" then may be a reader's own filter, as
 * at the Japanese mobile providers. Postfix, Exim, Sendmail and m-FILTER say at which command they were refused.
 */
function isAfterText(text: string): boolean {
  return /in reply to (?:end of )?data|after (?:end of )?data\b|>>> data\b|smtp command data/.test(text)
}

/**
 * The first sign that says something decides. If rules of the same sign disagree, a later one that agrees with one of
 * them decides between them; if none does, the refusal is unclear.
 */
function decide(evidence: [Sign, string][]): BounceKind | null {
  let open: ReadonlySet<BounceKind> | null = null
  for (const [sign, text] of evidence) {
    const found = kindsOf(sign, text)
    const left: BounceKind[] = open === null ? [...found] : [...found].filter((kind) => open?.has(kind))
    const [only] = left
    if (left.length === 1 && only !== undefined) return only
    if (left.length > 1) open = new Set(left)
  }
  return open === null ? null : 'soft_bounce'
}

function kindsOf(sign: Sign, text: string): Set<BounceKind> {
  if (text === '') return new Set()
  return new Set(
    rules.filter((rule) => rule.sign === sign && rule.pattern.test(text)).map(({ kind }) => kind),
  )
}

/** "5.0.0" alone says nothing. */
function isBare(code: string): boolean {
  return /^\d\.0\.0$/.test(code)
}

function codeIn(text: string): string {
  return /(?:^|[^\w.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text.slice(0, mostHuman))?.[1] ?? ''
}

/** Gateways of Cisco put words of their own before the server's reply: "5.1.0 - Unknown address error 550-'5.2.2 …'". */
const gatewayWords = /\b\d\.\d\.\d - [a-z ]{1,60}(?=\d{3}-')/

type Reply = { text: string; code: string; number: string }

function readReply(words: string, most: number): Reply {
  const text = words.slice(0, most).toLowerCase().replace(gatewayWords, '')
  return {
    text: withoutNoise(text),
    code: codeIn(text),
    number: /(?:^|smtp; ?|said: ?|\s)([45]\d\d)[ -]/.exec(text)?.[1] ?? '',
  }
}

const noise = /[^\s<>":;,()[\]]+/g

/**
 * Without what could say anything by chance: addresses, links except the help pages that the rules know, the codes
 * at the beginning of each line of a long reply, and names of quoted headers.
 */
function withoutNoise(text: string): string {
  return text
    .replaceAll('’', "'")
    .replace(/\b[245]\d\d-(?:[245]\.\d{1,3}\.\d{1,3}\s)?/g, ' ')
    .split(/\s+/)
    .map((word) =>
      word.includes('://')
        ? keepHelpPage(word)
        : word.includes('@')
          ? word.replace(noise, dropAddress)
          : word,
    )
    .join(' ')
    .replace(quotedSender, ' ')
    .replace(/<>|\(\)|\[\]|""|\.\.\./g, ' ')
    .replace(/ {2,}/g, ' ')
}

function dropAddress(word: string): string {
  return word.includes('@') ? '' : word
}

/** What a link may say: the page of a provider's help, or that it leads to a blocklist. */
const tellingLink =
  /[?](?:p|answer)=\w{1,40}|groups\.google\.|spamhaus|spamcop|barracuda|sorbs|dnsbl|blocklist|blacklist/

function keepHelpPage(link: string): string {
  return tellingLink.exec(link)?.[0] ?? ''
}
