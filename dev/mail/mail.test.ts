import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMail, type MailCatcher } from './mail'
import { findFreePort } from '../ports'

let folder: string
let catcher: MailCatcher

const start = async () => {
  const smtpPort = await findFreePort(20_000 + (process.pid % 20_000))
  catcher = await startMail({ smtpPort, inboxPort: await findFreePort(smtpPort + 1), folder })
  await catcher.ready
}
const send = (subject: string) =>
  createTransport(catcher.smtpUrl).sendMail({
    from: 'paper@example.org',
    to: 'reader@example.org',
    subject,
    text: 'Good morning',
  })
const list = async () => (await (await fetch(`${catcher.inboxApiUrl}/email`)).json()) as { subject: string }[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mails-'))
  await start()
})
afterEach(async () => {
  await catcher.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a sent mail is in the inbox, for programs and for people', async () => {
  await send('Hello')
  await expect.poll(async () => (await list()).map((mail) => mail.subject)).toEqual(['Hello'])
  const page = await fetch(catcher.inboxUrl, { headers: { accept: 'text/html' } })
  expect(page.headers.get('content-type')).toContain('text/html')
})

test('mails are kept over a restart', async () => {
  await send('Kept')
  await expect.poll(async () => (await list()).length).toBe(1)
  await catcher.stop()
  await start()
  await expect.poll(async () => (await list()).map((mail) => mail.subject)).toEqual(['Kept'])
})
