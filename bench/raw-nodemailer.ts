import { connect } from 'node:net'
import { createTransport } from 'nodemailer'

// The peer of `npm run bench -- send`: nodemailer's own pool, as anybody would use it, with the same mails, the same
// headers, the same signature, and no database. Told `{ count }`, it sends so many.

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
  ...{ host: '127.0.0.1', port: Number(new URL(order.smtpUrl).port), secure: false, ignoreTLS: true },
  ...{ pool: true, maxConnections: order.connections, maxMessages: Infinity, dkim: order.dkim },
} as Parameters<typeof createTransport>[0])
// By itself it waits, after each mail, for the kernel's word about the last piece but one: a fiftieth of a second on
// loopback, and a tenth of what it can do. We do not want to win by that.
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
    ...{ from: order.from, to: `raw-${sent}@example.org`, subject: mail.subject },
    ...{ html: fill(mail.html), text: fill(mail.text), messageId: `<1.${id}@localhost>` },
    textEncoding: 'quoted-printable',
    headers: {
      'List-Id': 'The Weekly <newsletter.localhost>',
      'List-Unsubscribe': `<${fill(mail.listUrl)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
}

/** Four at once for each connection, so that none has to wait for the next mail. */
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
// Between two turns nothing else keeps it.
process.channel?.ref()
process.send?.({ isReady: true })
