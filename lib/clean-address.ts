import { refuse, succeed, type Result } from './result'

export type AddressRefusal =
  | { reason: 'no_address' | 'not_an_address' | 'too_long' | 'two_addresses' | 'local_not_ascii' }
  /** `character` is what stands in the way. */
  | { reason: 'odd_character'; character: string }

/** Invisible and without meaning in an address: zero-width spaces, soft hyphens, marks of direction and of bytes. */
const invisible = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu
const joiners = /[\u200c\u200d]/g

const after = new Set('.,;:>)]}"\'»”“’‘‹›«。，；：、｡')
const before = new Set('<([,;:"«»“”„‘‚‹›')
/** Legal at the beginning of an address, so they are wrapping only where the same, or their other half, ends it. */
const wrapping: Record<string, string> = { "'": "'’", '`': '`', '*': '*', _: '_', '~': '~', '{': '}' }

/**
 * Takes away what people paste around an address: a name with angle brackets, mailto:, quotation marks, a comma or
 * full stop behind it, invisible characters, spaces at the @. The address itself is left as it is, or refused where
 * there are two. Expects bounded text.
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

/** Takes what stands around it away, from both ends, in one pass. */
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
  // A quoted name or mailbox is more than marks around an address.
  const isQuoted = text.charAt(from) === '"' && /"\s*[@<]/.test(text.slice(from + 1, to))
  while (from < to && !isQuoted && (isBlank(from) || before.has(text.charAt(from)))) from += 1
  const keepsBracket = text.slice(from, to).includes('<')
  const isAfter = (at: number) =>
    isBlank(at) || (after.has(text.charAt(at)) && !(keepsBracket && text.charAt(at) === '>'))
  while (to > from && isAfter(to - 1)) to -= 1
  return text.slice(from, to)
}

/** `Name <address>`: what stands in the brackets. A name that is another address makes two. */
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

/** `mailto:address?subject=…` (RFC 6068); null where its percent signs mean nothing. */
function readMailto(text: string): string | null {
  if (!/^mailto:/i.test(text)) return text
  const [address = ''] = text.slice('mailto:'.length).split('?', 1)
  try {
    return decodeURIComponent(address).normalize('NFKC').replace(invisible, '')
  } catch {
    return null
  }
}

/** Spaces at the @ are a slip of the finger; joiners before it are invisible there. */
function joinAtSign(text: string): string {
  const parts = text.split('@').map((part) => part.trim())
  const domain = parts.pop() ?? ''
  return [...parts.map((part) => part.replace(joiners, '')), domain].join('@')
}

/** "reader"@example.org is the same mailbox without its marks (RFC 5321, section 4.1.2). */
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
