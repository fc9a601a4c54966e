import type { IncomingMessage } from 'node:http'

/**
 * Where one of these fails, Next answers 500 for a file instead of 412 or 416. Files here are small, so nobody needs a
 * part of one. `If-None-Match` and `If-Modified-Since` stay: they save the transfer.
 */
const conditions = ['range', 'if-range', 'if-match', 'if-unmodified-since']

/** Removes the conditions that we do not support. The answer is then the whole file. */
export function dropConditions({ headers }: IncomingMessage): void {
  for (const name of conditions) Reflect.deleteProperty(headers, name)
}
