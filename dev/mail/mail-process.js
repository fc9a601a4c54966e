import { once } from 'node:events'

// The process of the mail catcher (mail.ts). JavaScript, because tsx would look at each of maildev's hundreds of files.
// Loading maildev takes about a second. It says "loaded" then, waits until its parent has released the ports, and says
// "started"; or it exits with what went wrong on stderr.

const [smtpPort, inboxPort, folder] = process.argv.slice(2)
const { MailDev } = await import('maildev')
const released = once(process, 'message')
process.send?.('loaded')
// child.js lets the process end while it only waits for its parent.
process.channel?.ref()
await released
process.channel?.unref()
const catcher = new MailDev({
  smtp: Number(smtpPort),
  ip: '127.0.0.1',
  web: Number(inboxPort),
  webIp: '127.0.0.1',
  // Its certificate is self-signed, and a client that is offered TLS insists on a valid one.
  hideExtensions: ['STARTTLS'],
  maxEmails: 1_000,
  silent: true,
  ...(folder === undefined ? {} : { mailDirectory: folder }),
})

process.once('SIGTERM', () => void catcher.stop().finally(() => process.exit()))
try {
  await catcher.start()
  process.send?.('started')
} catch (error) {
  console.error(error)
  process.exit(1)
}
