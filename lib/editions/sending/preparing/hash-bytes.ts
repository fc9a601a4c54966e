import { createHash } from 'node:crypto'
import type { Language } from '../../../languages/rules'

/** An edition's mail for the readers of another language than English. */
export type Frame = { language: Language; html: string; text: string }

export type Bytes = { subject: string; html: string; text: string; frames?: readonly Frame[] }

/**
 * SHA-256, in hex, of what was approved: subject, HTML and text, and the same of every other language, each part
 * preceded by its length, so that moving text between them changes the hash.
 */
export function hashBytes({ subject, html, text, frames = [] }: Bytes): string {
  const others = frames
    .toSorted((one, other) => (one.language < other.language ? -1 : 1))
    .flatMap((frame) => [frame.language, frame.html, frame.text])
  const hash = createHash('sha256')
  for (const part of [subject, html, text, ...others]) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}
