import { expect, it } from 'vitest'
import { receiveMailEvents } from './receive-mail-events'

it.each([
  ['sns', { 'x-amz-sns-message-type': 'Notification' }],
  ['generic', { 'x-mail-events-signature': 't=1,v1=00' }],
  ['returned_mail', { 'x-mail-events-signature': 't=1,v1=00', 'content-type': 'message/rfc822' }],
  ['postmark', { authorization: 'Basic eDp5' }],
  ['mailgun', {}],
] as const)('ignores %s if the settings do not name it', async (provider, given) => {
  const headers = (name: string) => (given as Record<string, string>)[name] ?? null
  const received = await receiveMailEvents({ headers, body: '{}', bytes: Buffer.from('{}'), now: new Date() })
  expect(received).toEqual({ provider, outcome: { ok: false, reason: 'not_configured' } })
})
