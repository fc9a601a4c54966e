import { hashBytes, type Frame } from './hash-bytes'

type Stored = {
  subject: string
  html: string | null
  text: string | null
  bytesHash: string | null
  frames: Frame[]
}

/** Whether an edition's stored bytes are those that were approved, in every language and none missing. */
export function isIntact<Edition extends Stored>(
  edition: Edition,
): edition is Edition & { html: string; text: string } {
  const { subject, html, text, bytesHash, frames } = edition
  return html !== null && text !== null && hashBytes({ subject, html, text, frames }) === bytesHash
}
