import { format, stripVTControlCharacters } from 'node:util'
import { cutText, redactAddresses } from './addresses/redact-addresses'
import { mapStack } from './map-stack'
import { escapeUnreadable } from './text'

/** `noun.verb_past`, such as `donation.synced` or `mail_events.refused`. */
export type EventName = `${string}.${string}`

type Fields = Record<string, string | number | boolean | null | undefined>

/**
 * One JSON object per line on stdout (stderr for errors). Never log an email address, an IP or a token: logs are copied
 * further than the database.
 */
function write(level: 'info' | 'warn' | 'error', event: EventName, fields: Fields): void {
  const line = escapeUnreadable(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }))
  const stream = level === 'error' ? process.stderr : process.stdout
  stream.write(`${line}\n`)
}

export const log = {
  info: (event: EventName, fields: Fields = {}) => write('info', event, fields),
  warn: (event: EventName, fields: Fields = {}) => write('warn', event, fields),
  error: (event: EventName, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, error: describeError(error) }),
}

/** Enough for six frames with long paths; the rest of a library's message is dropped. */
const mostError = 4_000

/** Name, message and first frames, with email addresses redacted. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  const lines = text
    .slice(0, 4 * mostError)
    .split('\n')
    .slice(0, 6)
    .join('\n')
  return redactAddresses(cutText(mapStack(lines), mostError))
}

/**
 * From now on, console output of other code and Node's own warnings become lines of this log. The log has one format,
 * and a URL cannot forge a line in it.
 */
export function captureConsole(event: EventName): void {
  const say = (...given: unknown[]) => log.info(event, { message: wordsOf(given) })
  console.error = (...given: unknown[]) => log.error(event, errorIn(given))
  console.warn = (...given: unknown[]) => log.warn(event, { message: wordsOf(given) })
  console.log = console.info = console.debug = say
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.warn(event, { message: wordsOf([warning]) }))
}

/** The error among the arguments, if there is one: it has more detail than the text. */
function errorIn(given: unknown[]): unknown {
  return given.find((part) => part instanceof Error) ?? wordsOf(given)
}

/** The text as the console would print it: without colours, shortened, email addresses redacted. */
function wordsOf(given: unknown[]): string {
  const text = given.map((part) => (part instanceof Error ? describeError(part) : format(part))).join(' ')
  return describeError(stripVTControlCharacters(text.slice(0, 2_000)))
}
