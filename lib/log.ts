import { cutText, redactAddresses } from './redact-addresses'

type Fields = Record<string, string | number | boolean | null | undefined>

/**
 * One JSON object a line on stdout (stderr for errors). Never an e-mail address, an IP or a token: the log
 * travels further than the database.
 */
function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })
  const stream = level === 'error' ? process.stderr : process.stdout
  stream.write(`${line}\n`)
}

export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, error: describeError(error) }),
}

/** More than six frames of a deep path; whatever a library put into its message beyond that is dropped. */
const mostError = 4_000

/** Name, message and first frames; addresses that a library put into its message are blotted out. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  const lines = text
    .slice(0, 4 * mostError)
    .split('\n')
    .slice(0, 6)
    .join('\n')
  return redactAddresses(cutText(lines, mostError))
}
