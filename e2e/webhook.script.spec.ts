import type { Page } from '@playwright/test'
import { payOnHostedPage } from '../stripe-sandbox/src/testing/drive'
import { goodCard } from './steps/checkout'
import { startCutOffWeb } from './steps/cut-off-web'
import { openCheckout } from './states/state'
import { openStripe } from './steps/stripe'
import { expect, test, type World } from './world'

// The Stripe webhook of the built app: what it refuses, what it stores, and how often. No browser is involved, so one
// project is enough.

const kB = 1024

type Answer = { status: number; outcome: unknown }

async function send(site: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
  const answer = await fetch(new URL('/api/stripe/webhook', site), init)
  const { outcome } = (await answer.json()) as { outcome: unknown }
  return { status: answer.status, outcome }
}

/** An event of the test account whose signature is `secondsOld`. */
function signed(world: World, body: string, secondsOld = 0): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000) - secondsOld
  const secret = world.environment['STRIPE_WEBHOOK_SECRET'] ?? ''
  const stripe = openStripe(world.addresses.stripeUrl)
  return {
    'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }),
  }
}

let events = 0

function newEvent(changes: Record<string, unknown> = {}): { id: string; body: string } {
  const id = `evt_fire_${Date.now().toString(36)}_${(events += 1)}`
  const data = { object: { id: 'obj_fire', object: 'thing' } }
  return {
    id,
    body: JSON.stringify({ id, object: 'event', type: 'thing.happened', livemode: false, data, ...changes }),
  }
}

const stored = (world: World, id: string) =>
  world.query<{ state: string }>('select state::text from stripe_events where id = $1', [id])

test('an event without a valid signature for us is refused with 400 and not stored', async ({ world }) => {
  const { site } = world.addresses
  const { id, body } = newEvent({ type: 'checkout.session.completed' })
  const now = Math.floor(Date.now() / 1000)
  for (const signature of ['', 'nonsense', 't=1,v1=00', `t=${now},v1=${'0'.repeat(64)}`, `t=${now}`]) {
    const answer = await send(site, body, { 'stripe-signature': signature })
    expect(answer, signature).toEqual({ status: 400, outcome: 'bad_signature' })
  }
  expect(await send(site, body)).toEqual({ status: 400, outcome: 'bad_signature' })
  const ofAnother = signed(world, body.replace('obj_fire', 'obj_other'))
  expect(await send(site, body, ofAnother)).toEqual({ status: 400, outcome: 'bad_signature' })
  // Five minutes are Stripe's own tolerance.
  expect(await send(site, body, signed(world, body, 301))).toEqual({ status: 400, outcome: 'bad_signature' })

  for (const broken of ['{', 'null', '[]', '"evt_1"', '{"id":"evt_1"}', body.slice(0, -1)]) {
    const answer = await send(site, broken, signed(world, broken))
    expect(answer, broken).toEqual({ status: 400, outcome: 'bad_body' })
  }
  const live = newEvent({ livemode: true })
  expect(await send(site, live.body, signed(world, live.body))).toEqual({
    status: 400,
    outcome: 'wrong_mode',
  })
  expect(await stored(world, id)).toEqual([])
  expect(await stored(world, live.id)).toEqual([])
})

test('a body over 512 kB is refused with 413, with or without a Content-Length', async ({ world }) => {
  const { site } = world.addresses
  const padded = (size: number) => {
    const { id, body } = newEvent({ padding: '' })
    return { id, body: body.replace('"padding":""', `"padding":"${'x'.repeat(size - body.length)}"`) }
  }
  const whole = padded(512 * kB)
  expect(await send(site, whole.body, signed(world, whole.body))).toEqual({ status: 200, outcome: 'stored' })
  const over = padded(512 * kB + 1)
  const headers = signed(world, over.body)
  expect(await send(site, over.body, headers)).toEqual({ status: 413, outcome: 'too_large' })
  // Chunked, without a length: the body is counted while it arrives.
  expect(await send(site, new Blob([over.body]).stream(), headers)).toEqual({
    status: 413,
    outcome: 'too_large',
  })
  expect(await stored(world, whole.id)).toHaveLength(1)
  expect(await stored(world, over.id)).toEqual([])
})

test('the route accepts only POST', async ({ request }) => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
    expect((await request.fetch('/api/stripe/webhook', { method })).status(), method).toBe(405)
  }
})

test('an event of an unknown kind is stored once, however often it comes', async ({ world }) => {
  const { id, body } = newEvent()
  for (let times = 1; times <= 3; times += 1) {
    // Signed again for each try, as Stripe does.
    const answer = await send(world.addresses.site, body, signed(world, body))
    expect(answer).toEqual({ status: 200, outcome: 'stored' })
  }
  await expect.poll(() => stored(world, id)).toEqual([{ state: 'ignored' }])
})

test('while the database is down, Stripe is told to retry, and then the event is stored', async ({
  world,
}) => {
  test.setTimeout(120_000)
  const { url, line, stop } = await startCutOffWeb(world.environment)
  const { id, body } = newEvent()
  const bring = () => send(url, body, signed(world, body))
  try {
    line.cut()
    expect(await bring()).toEqual({ status: 503, outcome: 'try_again' })
    expect(await Promise.all(Array.from({ length: 50 }, bring))).toEqual(
      Array(50).fill({ status: 503, outcome: 'try_again' }),
    )
    // Worse than down: it accepts the connection and never answers. Stripe waits ten seconds for us.
    line.freeze()
    const begun = Date.now()
    expect(await bring()).toEqual({ status: 503, outcome: 'try_again' })
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(await stored(world, id)).toEqual([])

    line.mend()
    expect(await bring()).toEqual({ status: 200, outcome: 'stored' })
    expect(await bring()).toEqual({ status: 200, outcome: 'stored' })
    await expect.poll(() => stored(world, id)).toEqual([{ state: 'ignored' }])
  } finally {
    await stop()
  }
})

test('a thousand copies of one event at once: one row, one sync, one receipt', async ({ page, world }) => {
  const copies = 1_000
  const donor = world.newReader('thousandfold')
  const { id, body } = await payUnheard(page, world, donor)
  const begun = Date.now()
  const answers = await Promise.all(
    Array.from({ length: copies }, () => send(world.addresses.site, body, signed(world, body))),
  )
  const tookMs = Date.now() - begun
  expect(answers.filter(({ status, outcome }) => status === 200 && outcome === 'stored')).toHaveLength(copies)

  await world.settle()
  expect(await stored(world, id)).toEqual([{ state: 'done' }])
  const donation = await world.query(
    `select d.state::text, d.syncs, count(p.*)::int as payments from donations d join payments p on p.donation_id = d.id
      where d.donor_email = $1 group by d.id`,
    [donor],
  )
  expect(donation).toEqual([{ state: 'paid', syncs: 1, payments: 1 }])
  expect(await world.mailsTo(donor)).toHaveLength(1)
  process.stdout.write(
    `webhook: ${copies} copies at once answered 200 in ${tookMs} ms (${Math.round((copies * 1000) / tookMs)} a second), 1 row, 1 sync, 1 receipt\n`,
  )
})

/** A donation that is paid at Stripe while all its events are lost, and the browser does not return either. */
async function payUnheard(page: Page, world: World, donor: string): Promise<{ id: string; body: string }> {
  const { stripeUrl } = world.addresses
  await openCheckout(page, 'frequency=once&currency=USD&amount=25')
  for (const type of ['checkout.session.completed', 'payment_intent.succeeded', 'charge.updated']) {
    const body = new URLSearchParams({ action: 'drop', type, count: '1' })
    const answer = await fetch(`${stripeUrl}/_sim/next-deliveries`, { method: 'POST', body })
    expect(answer.status).toBe(200)
  }
  await payOnHostedPage({ url: page.url(), card: goodCard, email: donor, name: 'A Reader' })
  await world.settle()
  expect(await world.mailsTo(donor)).toEqual([])
  const { data } = await openStripe(stripeUrl).events.list({ type: 'checkout.session.completed', limit: 1 })
  const [event] = data
  if (event === undefined) throw new Error('Stripe has no event of the payment')
  return { id: event.id, body: JSON.stringify(event) }
}
