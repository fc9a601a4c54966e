import { format, stripVTControlCharacters } from 'node:util'
import { cutText, redactAddresses } from './redact-addresses'
import { escapeUnreadable } from './text'

type Fields = Record<string, string | number | boolean | null | undefined>

/**
 * One JSON object a line on stdout (stderr for errors). Never an e-mail address, an IP or a token: the log
 * travels further than the database.
 */
function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  const line = escapeUnreadable(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }))
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

/**
 * From now on what anybody else writes to the console, and Node's own warnings, are lines of this log: one log, in
 * one shape, in which no line can be forged by what stands in an address.
 */
export function captureConsole(event: string): void {
  const say = (...given: unknown[]) => log.info(event, { message: wordsOf(given) })
  console.error = (...given: unknown[]) => log.error(event, errorIn(given))
  console.warn = (...given: unknown[]) => log.warn(event, { message: wordsOf(given) })
  console.log = console.info = console.debug = say
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.warn(event, { message: wordsOf([warning]) }))
}

/** The error among what was written, where there is one: it knows more than its words. */
function errorIn(given: unknown[]): unknown {
  return given.find((part) => part instanceof Error) ?? wordsOf(given)
}

/** As the console would write it, without colours, cut, addresses blotted out. */
function wordsOf(given: unknown[]): string {
  const text = given.map((part) => (part instanceof Error ? describeError(part) : format(part))).join(' ')
  return describeError(stripVTControlCharacters(text.slice(0, 2_000)))
}
