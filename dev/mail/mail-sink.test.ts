import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMailSink, type MailSink, type Step } from './mail-sink'

let sink: MailSink
beforeEach(async () => void (sink = await startMailSink()))
afterEach(() => sink.stop())

const send = (subject = 'Hello', to = 'reader@example.org') =>
  createTransport(`${sink.smtpUrl}?socketTimeout=1000&greetingTimeout=1000`).sendMail({
    from: 'The paper <paper@example.org>',
    to,
    subject,
    text: 'Good morning',
    html: '<p>Good <b>morning</b></p>',
  })

test('a sent mail can be read as its reader would read it', async () => {
  const waiting = sink.waitForMail((mail) => mail.subject === 'Hello')
  await send()
  const mail = await waiting
  expect(mail.text).toContain('Good morning')
  expect(mail.html).toContain('<b>morning</b>')
  expect(mail.envelope).toEqual({ from: 'paper@example.org', to: ['reader@example.org'] })
})

test('waiting for a mail that does not come reports which mails came', async () => {
  await send('Another')
  await expect(sink.waitForMail((mail) => mail.subject === 'Hello', 50)).rejects.toThrow('Another')
})

test.each<Step>(['connect', 'from', 'to', 'data', 'taken'])('it can refuse at %s', async (at) => {
  sink.misbehave({ at, does: { refuse: 450 } })
  await expect(send()).rejects.toMatchObject({ responseCode: 450 })
  sink.behave()
  await send('After')
  expect(sink.mails.at(-1)?.subject).toBe('After')
})

test('it can refuse one recipient and accept another', async () => {
  sink.misbehave({ at: 'to', does: { refuse: 550 }, to: 'gone@example.org' })
  await expect(send('For nobody', 'gone@example.org')).rejects.toMatchObject({ responseCode: 550 })
  await send('For somebody')
  expect(sink.mails.map((mail) => mail.subject)).toEqual(['For somebody'])
})

test.each<Step>(['connect', 'from', 'to', 'data'])(
  'a connection that drops at %s takes no mail',
  async (at) => {
    sink.misbehave({ at, does: 'hang up' })
    await expect(send()).rejects.toThrow()
    expect(sink.mails).toEqual([])
  },
)

test('a connection that drops after the message leaves the sender in doubt: the mail was taken', async () => {
  sink.misbehave({ at: 'taken', does: 'hang up' })
  await expect(send()).rejects.toThrow()
  expect(sink.mails).toHaveLength(1)
})

test('it can stall', async () => {
  sink.misbehave({ at: 'to', does: 'stall' })
  await expect(send()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
})
