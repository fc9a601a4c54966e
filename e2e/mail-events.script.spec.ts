import { expect, test } from './world'

// What the mail event route answers in the built app when the settings name no provider. The tests in web/webhooks
// check what it does with each provider's events.
// each provider's word is tested beside it (web/webhooks).

const endpoint = '/api/mail/events'

test('the route accepts only POST', async ({ request }) => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
    expect((await request.fetch(endpoint, { method })).status(), method).toBe(405)
  }
})

test('a provider that is not in the settings gets 404, and a body over 512 kB gets 413', async ({
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
    expect((await request.post(endpoint, { headers, data: '{}' })).status()).toBe(404)
  }
  expect((await request.post(endpoint, { data: 'x'.repeat(512 * 1024 + 1) })).status()).toBe(413)
  expect(await world.query('select 1 from mail_events')).toEqual([])
})
