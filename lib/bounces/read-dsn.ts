import { simpleParser, type Attachment } from 'mailparser'
import { kindOfStatus, readMessageId, type MailEventKind, type MailName } from './rules'

/** What a mail server says about one mail of ours that it gave up. */
export type Dsn = { mail: MailName; kind: MailEventKind; detail: string }

/**
 * Reads a delivery status notification (RFC 3464): which of our mails it is about, by the Message-ID of what came
 * back, and whether the address is gone. Null for any other mail, for one that is about no edition of ours, and
 * for one that only says it will try again.
 */
export async function readDsn(raw: string): Promise<Dsn | null> {
  const { attachments } = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  })
  const status = contentOf(attachments, ['message/delivery-status', 'message/global-delivery-status'])
  const original = contentOf(attachments, ['message/rfc822', 'text/rfc822-headers', 'message/global'])
  const mail = readMessageId(fieldsOf(original.split(/\r?\n\r?\n/)[0] ?? '').get('message-id'))
  const failed = status
    .split(/\r?\n\r?\n/)
    .map(fieldsOf)
    .find((fields) => fields.get('action')?.toLowerCase() === 'failed')
  if (mail === null || failed === undefined) return null
  const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec(failed.get('status') ?? '')?.[0] ?? ''
  return { mail, kind: kindOfStatus(code), detail: `${code} ${failed.get('diagnostic-code') ?? ''}` }
}

function contentOf(attachments: Attachment[], types: string[]): string {
  return attachments.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8') ?? ''
}

/** Header fields under their names in lower case, folded lines made whole. */
function fieldsOf(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}
