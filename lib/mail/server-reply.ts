import { cutText, redactAddresses } from '../addresses/redact-addresses'
import { storable } from '../text'

export type SmtpError = { responseCode?: number; code?: string; command?: string; response?: string }

/** What the server said about one mail: its reply, and the command that it answered. */
export type ServerReply = { text: string; command: 'RCPT TO' | 'DATA' }

/** How much of a server's reply we read: it comes from outside. */
const mostReply = 1_000

export function replyIn({ response, responseCode, command }: SmtpError): ServerReply | null {
  if (command !== 'RCPT TO' && command !== 'DATA') return null
  const text = typeof response === 'string' ? response.slice(0, mostReply) : String(responseCode ?? '')
  return { text, command }
}

/** For staff and the log: with the server's own words, without addresses. */
export function describeRefusal(error: unknown): string {
  const { responseCode, code, command, response } = error as SmtpError
  const what = `The mail server did not take it: ${responseCode ?? code ?? 'no answer'} at ${command ?? 'connecting'}`
  if (typeof response !== 'string') return what
  const said = redactAddresses(cutText(response, mostReply)).replace(/\s+/g, ' ').trim()
  return `${what}. It said: ${storable(said).slice(0, 300)}`
}
