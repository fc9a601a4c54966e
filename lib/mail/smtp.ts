import { createTransport, type Transporter } from 'nodemailer'
import { settings } from '../env'

export type Envelope = {
  messageId: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
}

let transport: Transporter | undefined

/** The only mouth that speaks SMTP. The server is an address in the environment. */
function smtp(): Transporter {
  transport ??= createTransport({
    url: settings().SMTP_URL,
    pool: true,
    maxConnections: 5,
    maxMessages: Infinity,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return transport
}

/** Hands one mail over; returns once the server has said that it took it. @throws {SmtpRefusal} */
export async function handOver({ messageId, to, subject, html, text, headers }: Envelope): Promise<void> {
  try {
    await smtp().sendMail({ from: settings().MAIL_FROM, messageId, to, subject, html, text, headers })
  } catch (error) {
    throw new SmtpRefusal(error)
  }
}

/** Closes idle connections, so that the process may end. */
export function hangUp(): void {
  transport?.close()
  transport = undefined
}

/** A mail that was not taken. `isForGood` when the server said 5xx to this very mail: trying again would not help. */
export class SmtpRefusal extends Error {
  override name = 'SmtpRefusal'
  readonly isForGood: boolean

  constructor(cause: unknown) {
    const { responseCode, code, command } = cause as {
      responseCode?: number
      code?: string
      command?: string
    }
    super(
      `The mail server did not take it: ${responseCode ?? code ?? 'no answer'} at ${command ?? 'connecting'}`,
      { cause },
    )
    const isAboutThisMail = command === 'RCPT TO' || command === 'DATA'
    this.isForGood = isAboutThisMail && responseCode !== undefined && responseCode >= 500
  }
}
