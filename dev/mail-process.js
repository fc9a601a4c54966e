import { MailDev } from 'maildev'

// The process of the mail catcher (mail.ts). JavaScript, because tsx would look at each of maildev's hundreds of files.
// It says "started" to its parent, or exits with what went wrong on stderr.

const [smtpPort, inboxPort, folder] = process.argv.slice(2)
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
