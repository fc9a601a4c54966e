import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startMailSink, type SunkMail } from '../dev/mail/mail-sink'

/** A mail as the journeys read it. */
export type CaughtMail = {
  id: string
  messageId: string
  subject: string
  html: string
  text: string
  to: { address: string }[]
}

export type TestInbox = { smtpUrl: string; inboxApiUrl: string; stop: () => Promise<void> }

/**
 * Accepts every mail and keeps it until the run ends. `GET /email` lists them, oldest first; `?to=` filters by address
 * and `?subject=` by exact subject. `GET /email/<id>/source` is the mail as received.
 */
export async function startTestInbox(): Promise<TestInbox> {
  const sink = await startMailSink()
  const server = createServer((request, response) => answer(sink.mails, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    smtpUrl: sink.smtpUrl,
    inboxApiUrl: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await sink.stop()
    },
  }
}

function answer(mails: SunkMail[], request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://inbox')
  if (pathname === '/email') return reply(response, list(mails, searchParams))
  const [, id] = /^\/email\/(\d+)\/source$/.exec(pathname) ?? []
  const mail = id === undefined ? undefined : mails[Number(id)]
  if (mail === undefined) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'message/rfc822' }).end(mail.raw)
}

function list(mails: SunkMail[], wanted: URLSearchParams): CaughtMail[] {
  const [to, subject] = [wanted.get('to'), wanted.get('subject')]
  return mails.flatMap((mail, index) => {
    if (to !== null && !mail.envelope.to.includes(to)) return []
    if (subject !== null && mail.subject !== subject) return []
    return [
      {
        id: String(index),
        messageId: mail.messageId ?? '',
        subject: mail.subject ?? '',
        html: mail.html || '',
        text: mail.text ?? '',
        to: mail.envelope.to.map((address) => ({ address })),
      },
    ]
  })
}

function reply(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
