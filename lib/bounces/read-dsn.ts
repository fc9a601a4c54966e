import { simpleParser, type Attachment } from 'mailparser'
import { describeError, log } from '../log'
import { storable } from '../text'
import { judgeBounce } from './bounce-rules'
import { readMessageId, type MailEventKind, type MailName } from './rules'

/** The most we keep of a server's text: anybody can write a returned mail. */
const mostWords = 4_000

/** What a mail server reports about one of our mails that it gave up on. */
export type Dsn = { mail: MailName; kind: MailEventKind; detail: string }

/**
 * A notification has three parts, and one of them is a mail that may have parts too. Thousands of parts are an attack
 * on the parser.
 */
const mostParts = 100

/** True if a mail has more parts, at all levels together, than any notification. */
export function hasTooManyParts(raw: string): boolean {
  return (raw.match(/^content-type[ \t]*:/gim)?.length ?? 0) > mostParts
}

/**
 * Reads a delivery status notification (RFC 3464): which of our mails it is about, by the Message-ID of the returned
 * mail, and whether the address is gone. Null for any other mail, for one that is not about an edition of ours, and for
 * one that only says the server will try again.
 */
export async function readDsn(raw: string): Promise<Dsn | null> {
  if (hasTooManyParts(raw)) return null
  const attachments = await readParts(raw)
  const status = contentOf(attachments, ['message/delivery-status', 'message/global-delivery-status'])
  const original = contentOf(attachments, ['message/rfc822', 'text/rfc822-headers', 'message/global'])
  const mail = readMessageId(fieldsOf(original.split(/\r?\n\r?\n/)[0] ?? '').get('message-id'))
  const failed = status
    .split(/\r?\n\r?\n/)
    .map(fieldsOf)
    .find((fields) => fields.get('action')?.toLowerCase() === 'failed')
  if (mail === null || failed === undefined) return null
  const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec((failed.get('status') ?? '').slice(0, 100))?.[0] ?? ''
  const words = (failed.get('diagnostic-code') ?? '').slice(0, mostWords)
  return {
    mail,
    kind: judgeBounce({ claim: null, status: code, words }),
    detail: storable(`${code} ${words}`),
  }
}

/** Returns no parts if the parser gives up: such a mail has more parts or headers than any mail server writes. */
async function readParts(raw: string): Promise<Attachment[]> {
  const options = {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  }
  try {
    return (await simpleParser(raw, options)).attachments
  } catch (error) {
    log.warn('mail_events.mail_discarded', { reason: describeError(error) })
    return []
  }
}

function contentOf(attachments: Attachment[], types: string[]): string {
  return attachments.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8') ?? ''
}

/** Header fields by their lower-case names, with folded lines joined. */
function fieldsOf(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}
