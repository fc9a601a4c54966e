import { createHash } from 'node:crypto'

/** SHA-256, in hex, of what was approved: subject, html and text, each behind its length so that none flows into the next. */
export function hashBytes({ subject, html, text }: { subject: string; html: string; text: string }): string {
  const hash = createHash('sha256')
  for (const part of [subject, html, text]) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}
