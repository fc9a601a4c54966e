import { createHash } from 'node:crypto'
import { settings } from '../env'
import { composeMessage, openSigner } from './smtp'

export type BulkMail = {
  subject: string
  html: string
  text: string
  /** The headers of every copy; their values may contain placeholders from `places`. */
  headers: Record<string, string>
  /** Placeholders that every copy replaces by its own words: URL-safe, and as long as those words. */
  places: readonly string[]
}

/** The parts that differ between copies. */
export type BulkCopy = { to: string; messageId: string; date: Date; words: readonly string[] }

type HeaderLine = { key: string; line: string }

/**
 * Encodes, wraps and folds a mail once, and returns a function that makes the copies: the same bytes with each reader's
 * words in the placeholders, its own To, Message-ID and Date, and a signature if a DKIM key is set. The line breaks are
 * those of the placeholder, so a word may be broken where its placeholder was. Both must have dots at the same
 * positions, or a line could begin with one.
 */
export async function composeBulk({ places, ...mail }: BulkMail): Promise<(copy: BulkCopy) => Buffer> {
  const message = await composeMessage({
    ...mail,
    from: settings().MAIL_FROM,
    to: 'reader@example.org',
    textEncoding: 'quoted-printable',
  })
  // nodemailer keeps the line ends that it was given. On the way they would be changed, which breaks the signature.
  const text = message.toString('latin1').replace(/\r?\n/g, '\r\n')
  const end = text.indexOf('\r\n\r\n')
  const [lines, body] = [readHeaders(text.slice(0, end)), text.slice(end + 4)]
  const [printBody, printCanonical] = [openForm(body, places), openForm(canonicalBody(body), places)]
  const sign = openSigner()
  return (copy) => {
    const headers = lines.map((header) => ownHeader(header, { copy, places }))
    const signature = sign?.(headers, sha256(printCanonical(copy.words)))
    const top = [...(signature === undefined ? [] : [signature]), ...headers.map(({ line }) => line)]
    return Buffer.concat([Buffer.from(`${top.join('\r\n')}\r\n\r\n`), printBody(copy.words)])
  }
}

/** Joins folded header lines. */
function readHeaders(text: string): HeaderLine[] {
  return text.split(/\r\n(?![ \t])/).map((line) => ({
    key: line.slice(0, line.indexOf(':')).toLowerCase(),
    line,
  }))
}

type Printing = { copy: BulkCopy; places: readonly string[] }

function ownHeader({ key, line }: HeaderLine, { copy, places }: Printing): HeaderLine {
  if (key === 'to') return { key, line: `To: ${copy.to}` }
  if (key === 'message-id') return { key, line: `Message-ID: ${copy.messageId}` }
  if (key === 'date') return { key, line: `Date: ${copy.date.toUTCString().replace('GMT', '+0000')}` }
  const filled = places.reduce((text, place, which) => text.replaceAll(place, copy.words[which] ?? ''), line)
  return { key, line: filled }
}

/** The "relaxed" body canonicalisation of RFC 6376, section 3.4.4: the input of the body hash. */
function canonicalBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replace(/ (?=\r\n)/g, '')
  // A pattern that ends with `$` would take quadratic time over many blank lines in the middle.
  let end = lines.length
  while (end > 1 && lines.startsWith('\r\n', end - 2)) end -= 2
  return `${lines.slice(0, end)}\r\n`
}

/** Where to write the bytes `from` to `to` of a word. */
type Hole = { at: number; which: number; from: number; to: number }

/**
 * Returns a function that fills other words into the placeholders. It reuses one buffer, which is valid until the next
 * call.
 * @throws if a word is not as long as its placeholder: part of the last reader's word would remain
 */
function openForm(form: string, places: readonly string[]): (words: readonly string[]) => Buffer {
  const sheet = Buffer.from(form, 'latin1')
  const holes = places.flatMap((place, which) => findHoles(form, { place, which }))
  return (words) => {
    const isFitting = places.every((place, which) => words[which]?.length === place.length)
    if (!isFitting) throw new Error('A word for a mail must be as long as its placeholder')
    for (const { at, which, from, to } of holes)
      sheet.write(words[which]?.slice(from, to) ?? '', at, 'latin1')
    return sheet
  }
}

/** Quoted-printable breaks a long word with "=" at the end of a line. */
function findHoles(form: string, { place, which }: { place: string; which: number }): Hole[] {
  // Letters, digits, dots and hyphens; only the dot has a special meaning in a pattern.
  const letters = Array.from(place, (letter) => letter.replace('.', '\\.'))
  const broken = new RegExp(letters.join('(?:=\\r\\n)?'), 'g')
  return [...form.matchAll(broken)].flatMap(({ 0: found, index }) => {
    let [at, from] = [index, 0]
    return found.split('=\r\n').map((piece) => {
      const hole = { at, which, from, to: from + piece.length }
      at += piece.length + 3
      from += piece.length
      return hole
    })
  })
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64')
}
