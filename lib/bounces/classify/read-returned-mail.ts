import type { Attachment, ParsedMail } from 'mailparser'
import { describeError, log } from '../../log'

/** A returned mail may be long; what matters is at its beginning. */
export const mostBytes = 512 * 1024
const mostParts = 100
const mostHuman = 16_000
const mostIds = 20
const mostRecipients = 20

/** Header fields by their lower-case names. A repeated field keeps its first value. */
export type Fields = ReadonlyMap<string, string>

/** What a mail says about another mail, whatever wrote it. */
export type ReturnedMail = {
  headers: Fields
  subject: string
  /** The reports of RFC 3464, one per recipient. */
  recipients: Fields[]
  /** The same, if a system wrote them into its text instead of a part. */
  recipientsInText: Fields[]
  /** The report of RFC 5965. */
  feedback: Fields | null
  /** What the mail says in words, without the copy of the returned mail. */
  human: string
  /** The header of the returned mail, if a part has it. */
  original: Fields
  /** Message-IDs that the copy of the returned mail or the header names. */
  messageIds: string[]
}

/**
 * A notification has three parts, and one of them is a mail that may have parts too. Thousands of parts are an attack
 * on the parser.
 */
export function hasTooManyParts(raw: Uint8Array): boolean {
  return (textOf(raw).match(/^content-type[ \t]*:/gim)?.length ?? 0) > mostParts
}

/** Reads a mail of any bytes into its parts. Null if it has more parts than any mail server writes. */
export async function readReturnedMail(raw: Uint8Array): Promise<ReturnedMail | null> {
  const bytes = withLineFeeds(raw.subarray(0, mostBytes))
  if (hasTooManyParts(bytes)) return null
  const parsed = await parse(bytes)
  if (parsed === null) return null
  const { attachments } = parsed
  const original = contentOf(
    attachments,
    /^(?:message\/(?:rfc822|global|global-headers|partial)|text\/(?:rfc822-headers|plain))$/,
  )
  const report = contentOf(attachments, /^message\/x?(?:global-)?delivery-status$/)
  const written = parsed.text?.trim() ? parsed.text : stripTags(parsed.html || '')
  // A report whose parts have another boundary than the header says has its words before the first part.
  const text = written.trim() === '' && report === '' ? bodyOf(bytes) : written
  const headers = readFields(parsed.headerLines.map(({ line }) => line).join('\n'))
  const copyAt = findCopy(text)
  const feedback = contentOf(attachments, /^message\/feedback-report$/)
  return {
    headers,
    subject: (parsed.subject ?? '').slice(0, 500),
    recipients: readRecipients(report),
    recipientsInText: readRecipients(text.slice(0, copyAt)),
    feedback: feedback === '' ? null : readFields(feedback),
    human: text.slice(0, copyAt).slice(0, mostHuman),
    original: readFields(original.slice(0, mostHuman)),
    messageIds: [...readIds(original), ...readIds(text.slice(copyAt)), ...readReferences(headers)].slice(
      0,
      mostIds,
    ),
  }
}

function textOf(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
}

/** Old systems end lines with a carriage return alone. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  return raw.includes(0x0a) ? raw : raw.map((byte) => (byte === 0x0d ? 0x0a : byte))
}

/** Null if the parser gives up: such a mail has more parts or headers than any mail server writes. */
async function parse(raw: Uint8Array): Promise<ParsedMail | null> {
  const options = {
    keepDeliveryStatus: true,
    // An embedded mail stays a part, also if it is to be shown inline.
    ignoreEmbedded: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  }
  try {
    // Loaded at the first returned mail: most processes never read one, and it takes 30 MB.
    const { simpleParser } = await import('mailparser')
    return await simpleParser(Buffer.from(raw), options)
  } catch (error) {
    log.warn('mail_events.mail_discarded', { reason: describeError(error) })
    return null
  }
}

/** All after the header, undecoded. */
function bodyOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf8')
  const at = /\r?\n\r?\n/.exec(text)?.index ?? text.length
  return text.slice(at)
}

function contentOf(attachments: Attachment[], type: RegExp): string {
  return attachments
    .filter(({ contentType }) => type.test(contentType))
    .map(({ content }) => content.toString('utf8'))
    .join('\n\n')
}

/** A group about a recipient has two of these. Some systems write them into a text. */
const reportFields = [
  ['final-recipient', 'action'],
  ['final-recipient', 'status'],
  ['final-recipient', 'diagnostic-code'],
  ['action', 'status'],
  // McAfee leaves the status out, and names the recipient in another field.
  ['action', 'diagnostic-code'],
  ['status', 'diagnostic-code'],
] as const

/** RFC 3464: groups of fields, separated by blank lines. The first is about the whole mail. */
function readRecipients(report: string): Fields[] {
  return report
    .split(/\r?\n[ \t]*\r?\n/)
    .map(readFields)
    .filter((fields) => reportFields.some(([one, other]) => fields.has(one) && fields.has(other)))
    .slice(0, mostRecipients)
}

/** Header fields, with folded lines joined. */
function readFields(block: string): Fields {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function stripTags(html: string): string {
  const text = html
    .split('<')
    .map((piece) => (/^(?:style|script|title)\b/i.test(piece) ? '' : piece.slice(piece.indexOf('>') + 1)))
    .join(' ')
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}

/** Lines with which mail servers introduce the copy of the returned mail; also the first lines of such a copy. */
const copyStarts =
  /^[ \t>|]{0,8}(?:-{2,40} ?(?:this is a copy of|below this line is a copy|original message|the header of the original|returned message|unsent message|message header|forwarded message|body of message|the unsent message)|(?:return-path|received|delivered-to|dkim-signature|message-id|mime-version|x-mailer)[ \t]*:)/im

function findCopy(text: string): number {
  const at = text.search(copyStarts)
  return at < 0 ? text.length : at
}

function readIds(text: string): string[] {
  return [...text.matchAll(/^[ \t>|]{0,8}message-id[ \t]{0,8}:\s{0,8}<?([^<>\s]{1,500})/gim)].map(
    ([, id = '']) => id,
  )
}

/** Exim, Exchange and Office 365 name the returned mail in their own header. */
function readReferences(headers: Fields): string[] {
  const named = ['x-original-message-id', 'in-reply-to', 'references'].map((name) => headers.get(name) ?? '')
  return (
    named
      .join(' ')
      .slice(0, 4_000)
      .match(/<[^<>\s]{1,500}>/g) ?? []
  )
}
