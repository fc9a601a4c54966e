import { createHash } from 'node:crypto'

/**
 * SHA-256, in hex, of what was approved: subject, HTML and text, each preceded by its length, so that moving text
 * between them changes the hash.
 */
export function hashBytes({ subject, html, text }: { subject: string; html: string; text: string }): string {
  const hash = createHash('sha256')
  for (const part of [subject, html, text]) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}
