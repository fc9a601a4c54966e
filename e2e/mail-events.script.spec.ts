import { expect, test } from './world'

// What the door for mail events answers in the built app, where the settings name no provider; what it does with
// each provider's word is tested beside it (web/webhooks).

const door = '/api/mail/events'

test('the door takes POST alone', async ({ request }) => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
    expect((await request.fetch(door, { method })).status(), method).toBe(405)
  }
})

test('a provider that the settings do not name is answered 404, and a body over 512 kB 413', async ({
  request,
  world,
}) => {
  const callers = [
    {},
    { 'x-amz-sns-message-type': 'Notification' },
    { 'x-mail-events-signature': 't=1,v1=00' },
    { authorization: 'Basic cGFwZXI6c2VjcmV0' },
  ]
  for (const headers of callers) {
    expect((await request.post(door, { headers, data: '{}' })).status()).toBe(404)
  }
  expect((await request.post(door, { data: 'x'.repeat(512 * 1024 + 1) })).status()).toBe(413)
  expect(await world.query('select 1 from mail_events')).toEqual([])
})
