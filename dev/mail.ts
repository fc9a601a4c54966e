import { MailDev } from 'maildev'

export type MailCatcher = {
  smtpUrl: string
  /** The inbox for people. */
  inboxUrl: string
  /** Base of the inbox's REST API: `GET <base>/email` lists, `GET <base>/email/<id>` reads one. */
  inboxApiUrl: string
  stop: () => Promise<void>
}

export type MailCatcherOptions = {
  /** Both must be free; loopback only. */
  smtpPort: number
  inboxPort: number
  /** Keeps the newest thousand mails between runs. Without it, mails are lost at the end. */
  folder?: string
}

/** Accepts every mail, delivers none, and shows them in a web inbox. @throws if a port is taken */
export async function startMail({ smtpPort, inboxPort, folder }: MailCatcherOptions): Promise<MailCatcher> {
  const catcher = new MailDev({
    smtp: smtpPort,
    ip: '127.0.0.1',
    web: inboxPort,
    webIp: '127.0.0.1',
    // Its certificate is self-signed, and a client that is offered TLS insists on a valid one.
    hideExtensions: ['STARTTLS'],
    maxEmails: 1_000,
    silent: true,
    ...(folder === undefined ? {} : { mailDirectory: folder }),
  })
  await quietly(() => catcher.start())
  const inboxUrl = `http://127.0.0.1:${inboxPort}`
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    inboxUrl,
    inboxApiUrl: `${inboxUrl}/api`,
    stop: () => catcher.stop(),
  }
}

/** Even in silent mode maildev prints its address, between our lines. This suppresses it. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value> {
  const { info } = console
  console.info = () => undefined
  try {
    return await work()
  } finally {
    console.info = info
  }
}
