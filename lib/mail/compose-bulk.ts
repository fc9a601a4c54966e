import { createHash } from 'node:crypto'
import { settings } from '../env'
import { composeMessage, openSigner } from './smtp'

export type BulkMail = {
  subject: string
  html: string
  text: string
  /** Of every copy; what is in `places` may stand in their values too. */
  headers: Record<string, string>
  /** Words that stand for something else in every copy: URL-safe, and as long as what takes their place. */
  places: readonly string[]
}

/** What one copy has of its own. */
export type BulkCopy = { to: string; messageId: string; date: Date; words: readonly string[] }

type HeaderLine = { key: string; line: string }

/**
 * Lays a mail out once (encoded, wrapped, folded) and returns what prints a copy: the same bytes with its words in
 * their places, its own To, Message-ID and Date, and a signature where a DKIM key is named. The layout is the
 * place's, so a word may be broken over lines wherever its place was; both have their dots at the same distances,
 * or a line could begin with one.
 */
export async function composeBulk({ places, ...mail }: BulkMail): Promise<(copy: BulkCopy) => Buffer> {
  const message = await composeMessage({
    ...mail,
    from: settings().MAIL_FROM,
    to: 'reader@example.org',
    textEncoding: 'quoted-printable',
  })
  // nodemailer leaves the line ends of what it was given as they were; on the way they would be changed, unsigned.
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

/** A header that goes on in the next line is one. */
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

/** RFC 6376, 3.4.4, "relaxed": what a signature over the body is made from. */
function canonicalBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replace(/ (?=\r\n)/g, '')
  // Not by a pattern that ends with `$`: over many blank lines in the middle it would take quadratic time.
  let end = lines.length
  while (end > 1 && lines.startsWith('\r\n', end - 2)) end -= 2
  return `${lines.slice(0, end)}\r\n`
}

/** Where the bytes `from` to `to` of a word are to be written. */
type Hole = { at: number; which: number; from: number; to: number }

/**
 * Returns what prints the form with other words in its places: always onto the same sheet, which holds until the next.
 * @throws where a word is not as long as its place: it would leave something of the last reader's behind
 */
function openForm(form: string, places: readonly string[]): (words: readonly string[]) => Buffer {
  const sheet = Buffer.from(form, 'latin1')
  const holes = places.flatMap((place, which) => findHoles(form, { place, which }))
  return (words) => {
    const isFitting = places.every((place, which) => words[which]?.length === place.length)
    if (!isFitting) throw new Error('What is filled into a mail must be as long as its place')
    for (const { at, which, from, to } of holes)
      sheet.write(words[which]?.slice(from, to) ?? '', at, 'latin1')
    return sheet
  }
}

/** Quoted-printable breaks a long word by "=" at the end of a line. */
function findHoles(form: string, { place, which }: { place: string; which: number }): Hole[] {
  // Letters, digits, dots and hyphens: a dot alone means something else in a pattern.
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
