import { connect } from 'node:net'
import { createTransport } from 'nodemailer'

// The comparison for `npm run bench -- send`: nodemailer's own pool in its usual use, with the same mails, headers and
// signature, and no database. After `{ count }` it sends that many.

export type RawMail = {
  subject: string
  html: string
  text: string
  places: [string, string]
  listUrl: string
}
export type RawOrder = { smtpUrl: string; from: string; connections: number; dkim: object; mail: RawMail }

const order = JSON.parse(process.env.RAW_ORDER ?? '{}') as RawOrder
const { mail } = order
const transport = createTransport({
  host: '127.0.0.1',
  port: Number(new URL(order.smtpUrl).port),
  secure: false,
  ignoreTLS: true,
  pool: true,
  maxConnections: order.connections,
  maxMessages: Infinity,
  dkim: order.dkim,
} as Parameters<typeof createTransport>[0])
// By default Nagle's algorithm makes it wait for an acknowledgement after each mail: 20 ms on loopback, and a tenth of
// the possible speed. The comparison would be unfair with it.
Object.assign(transport, {
  getSocket(_options: object, done: (error: Error | null, socket?: object) => void) {
    const connection = connect({
      port: Number(new URL(order.smtpUrl).port),
      host: '127.0.0.1',
      noDelay: true,
    })
    connection.once('error', done).once('connect', () => done(null, { connection }))
  },
})
let sent = 0

async function send(): Promise<void> {
  sent += 1
  const id = `01930000-0000-7000-8000-${String(sent).padStart(12, '0')}`
  const tokens = [`${id}.0.${'S'.repeat(43)}`, `${id}.0.${'P'.repeat(43)}`]
  const fill = (words: string) =>
    mail.places.reduce((all, place, which) => all.replaceAll(place, tokens[which] ?? ''), words)
  await transport.sendMail({
    from: order.from,
    to: `raw-${sent}@example.org`,
    subject: mail.subject,
    html: fill(mail.html),
    text: fill(mail.text),
    messageId: `<1.${id}@localhost>`,
    textEncoding: 'quoted-printable',
    headers: {
      'List-Id': 'The Weekly <newsletter.localhost>',
      'List-Unsubscribe': `<${fill(mail.listUrl)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
}

/** Four at once for each connection, so that no connection waits for the next mail. */
process.on('message', ({ count }: { count: number }) => {
  let begun = 0
  const work = async () => {
    while (begun < count) {
      begun += 1
      await send()
    }
  }
  void Promise.all(Array.from({ length: order.connections * 4 }, work)).then(() =>
    process.send?.({ sent: count }),
  )
})
process.once('disconnect', () => process.exit())
// Nothing else keeps the process running between two turns.
process.channel?.ref()
process.send?.({ isReady: true })
