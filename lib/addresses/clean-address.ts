import { refuse, succeed, type Result } from '../result'

export type AddressRefusal =
  | { reason: 'no_address' | 'not_an_address' | 'too_long' | 'two_addresses' | 'local_not_ascii' }
  /** `character` is the character that is not allowed. */
  | { reason: 'odd_character'; character: string }

/**
 * Invisible characters that mean nothing in an address: zero-width spaces, soft hyphens, direction and byte order
 * marks.
 */
const invisible = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu
const joiners = /[\u200c\u200d]/g

const after = new Set('.,;:>)]}"\'»”“’‘‹›«。，；：、｡')
const before = new Set('<([,;:"«»“”„‘‚‹›')
/** These may begin an address, so they count as wrapping only if the same mark, or its counterpart, ends the text. */
const wrapping: Record<string, string> = { "'": "'’", '`': '`', '*': '*', _: '_', '~': '~', '{': '}' }

/**
 * Removes what people paste around an address: a name with angle brackets, mailto:, quotation marks, a trailing comma
 * or full stop, invisible characters, spaces at the @. Does not change the address itself; refuses a text with two
 * addresses. Expects bounded text.
 */
export function cleanAddress(typed: string): Result<string, AddressRefusal> {
  const text = unwrap(typed.normalize('NFKC').replace(invisible, ''))
  if (text === '') return refuse({ reason: 'no_address' })
  const inner = takeBrackets(text)
  if (!inner.ok) return inner
  const plain = readMailto(inner.value)
  if (plain === null) return refuse({ reason: 'not_an_address' })
  const address = joinAtSign(unwrap(plain))
  if (countAtSigns(address) < 2) return succeed(unquote(address))
  return refuse({ reason: holdsTwo(address) ? 'two_addresses' : 'not_an_address' })
}

/** Strips the wrapping from both ends in one pass. */
function unwrap(text: string): string {
  let [from, to] = [0, text.length]
  const isBlank = (at: number) => /[\s\u200c\u200d]/.test(text.charAt(at))
  while (from < to && isBlank(from)) from += 1
  while (to > from && isBlank(to - 1)) to -= 1
  for (;;) {
    const other = wrapping[text.charAt(from)]
    if (to - from < 2 || other?.includes(text.charAt(to - 1)) !== true) break
    from += 1
    to -= 1
  }
  // A quoted name or local part is not just marks around an address.
  const isQuoted = text.charAt(from) === '"' && /"\s*[@<]/.test(text.slice(from + 1, to))
  while (from < to && !isQuoted && (isBlank(from) || before.has(text.charAt(from)))) from += 1
  const keepsBracket = text.slice(from, to).includes('<')
  const isAfter = (at: number) =>
    isBlank(at) || (after.has(text.charAt(at)) && !(keepsBracket && text.charAt(at) === '>'))
  while (to > from && isAfter(to - 1)) to -= 1
  return text.slice(from, to)
}

/** `Name <address>`: returns the text in the brackets. If the name is another address, there are two. */
function takeBrackets(text: string): Result<string, AddressRefusal> {
  const open = text.lastIndexOf('<')
  if (open === -1) return succeed(text)
  const close = text.indexOf('>', open)
  const inner = unwrap(text.slice(open + 1, close === -1 ? undefined : close))
  const rest = close === -1 ? '' : unwrap(text.slice(close + 1))
  const name = unwrap(text.slice(0, open))
  if (rest !== '') return refuse({ reason: rest.includes('@') ? 'two_addresses' : 'not_an_address' })
  const isOther = name.includes('@') && name.toLowerCase() !== inner.toLowerCase()
  return isOther && inner.includes('@') ? refuse({ reason: 'two_addresses' }) : succeed(inner)
}

/** `mailto:address?subject=…` (RFC 6068); null if its percent encoding is invalid. */
function readMailto(text: string): string | null {
  if (!/^mailto:/i.test(text)) return text
  const [address = ''] = text.slice('mailto:'.length).split('?', 1)
  try {
    return decodeURIComponent(address).normalize('NFKC').replace(invisible, '')
  } catch {
    return null
  }
}

/** Spaces at the @ are typing mistakes; joiners before it are invisible. */
function joinAtSign(text: string): string {
  const parts = text.split('@').map((part) => part.trim())
  const domain = parts.pop() ?? ''
  return [...parts.map((part) => part.replace(joiners, '')), domain].join('@')
}

/** "reader"@example.org is the same mailbox without the quotation marks (RFC 5321, section 4.1.2). */
function unquote(address: string): string {
  return /^"[^"\\\s]+"@/.test(address) ? address.replace(/^"([^"]+)"/, '$1') : address
}

function countAtSigns(text: string): number {
  return text.split('@').length - 1
}

function holdsTwo(text: string): boolean {
  const words = text.split(/[\s,;:|<>()]+|\/(?=[^/]*@)/)
  return words.filter((word) => /[^@]@[^@]+\.[^@]/.test(word)).length > 1
}
