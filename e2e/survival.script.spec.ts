import type { APIRequestContext, Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { kill, letLeasesRunOut, waitForNext, waitForWeb } from './steps/processes'
import { openCheckout } from './states/state'
import { expect, test, type World } from './world'

// What a reader was told is done stays done, even if processes die. The kills are real (SIGKILL), and the starter
// restarts the dead process. It gives up after five deaths of one process within a minute, so this file kills fewer.
// Browsers with and without scripts send the same forms, so one of them is enough.

test.use({ ownStack: 'survival' })

/** The hidden fields of the form as it was served, as a browser would send them. */
async function servedSignUp(page: Page): Promise<Record<string, string>> {
  await page.goto('/newsletter')
  const html = await (await page.request.get('/newsletter')).text()
  return page.evaluate((source) => {
    const form = new DOMParser()
      .parseFromString(source, 'text/html')
      .querySelector('form[aria-label=Newsletter]')
    const inputs = form?.querySelectorAll<HTMLInputElement>('input[name]') ?? []
    return Object.fromEntries([...inputs].map((input) => [input.name, input.value]))
  }, html)
}

/** Whether the answer told the reader to check the inbox. If it did, the mail must be sent. */
async function signUp(
  request: APIRequestContext,
  fields: Record<string, string>,
  email: string,
): Promise<boolean> {
  const answer = await request.post('/newsletter', { multipart: { ...fields, email }, maxRedirects: 0 })
  return answer.status() === 303 && (answer.headers().location ?? '').includes('check-inbox')
}

/** How many of Stripe's events failed at their first delivery. */
async function failedDeliveries({ addresses }: World): Promise<number> {
  const answer = await fetch(`${addresses.stripeUrl}/_sim/deliveries`)
  const { data } = (await answer.json()) as { data: { attempts: { status: number | null }[] }[] }
  return data.filter(({ attempts }) => attempts[0]?.status === null).length
}

async function messageIdsTo(world: World, reader: string): Promise<string[]> {
  const heads = await Promise.all((await world.mailsTo(reader)).map((mail) => world.headersOf(mail)))
  return heads.map((head) => head.get('message-id') ?? '')
}

test('a sign-up is answered, then the worker is killed: the mail is still sent, once', async ({
  page,
  request,
  world,
}) => {
  const reader = world.newReader('killed')
  const fields = await servedSignUp(page)
  const dead = kill(world, 'worker')
  expect(await signUp(request, fields, reader)).toBe(true)
  expect(await world.mailsTo(reader)).toEqual([])

  await waitForNext(world, 'worker', dead)
  await world.mail(reader, /confirm/i)
  await letLeasesRunOut(world)
  const [row] = await world.query<{ state: string; attempts: number }>(
    'select state::text, attempts from mails where to_address = $1',
    [reader],
  )
  expect(row).toEqual({ state: 'sent', attempts: 1 })
  expect(await messageIdsTo(world, reader)).toHaveLength(1)
})

test('web is down while a donor pays: one payment, one receipt, and the thank-you page works later', async ({
  page,
  world,
}) => {
  const [donor, begun] = [world.newReader('paid-in-the-dark'), await world.now()]
  const events = () => world.query<{ count: number }>('select count(*)::int as count from stripe_events')
  const [before] = await events()
  await openCheckout(page, 'frequency=monthly&amount=10')
  const session = /cs_test_\w+/.exec(page.url())?.[0] ?? ''
  const dead = kill(world, 'web')
  await payWith(page, { card: goodCard, email: donor })
  await waitForNext(world, 'web', dead)
  await waitForWeb(world)
  expect(await failedDeliveries(world)).toBeGreaterThan(0)

  await world.mail(donor, /\$10 every month/)
  const ledger = () =>
    world.query(
      `select d.state::text, count(p.*)::int as payments, coalesce(sum(p.amount_minor), 0)::int as paid
         from donations d left join payments p on p.donation_id = d.id where d.donor_email = $1 group by d.id`,
      [donor],
    )
  expect(await ledger()).toEqual([{ state: 'active', payments: 1, paid: 1000 }])

  await page.goto(`/donate/thank-you?session_id=${session}`)
  await expect(page.getByRole('main')).toContainText('$10 every month')
  // Stripe's events arrive as soon as web is up again, and change nothing that was right.
  await expect
    .poll(async () => (await events())[0]?.count, { timeout: 30_000 })
    .toBeGreaterThan(before?.count ?? 0)
  const unheard = `select type from stripe_events where state = 'received' and received_at >= $1`
  await expect.poll(() => world.query(unheard, [begun]), { timeout: 30_000 }).toEqual([])
  expect(await ledger()).toEqual([{ state: 'active', payments: 1, paid: 1000 }])
  expect(await messageIdsTo(world, donor)).toHaveLength(1)
})

test('the worker is killed repeatedly while twenty readers sign up: each one gets the mail', async ({
  page,
  request,
  world,
}) => {
  test.setTimeout(120_000)
  const fields = await servedSignUp(page)
  const told: string[] = []
  let dead: number | undefined
  for (let number = 1; number <= 20; number += 1) {
    const reader = world.newReader('chaos')
    if (await signUp(request, fields, reader)) told.push(reader)
    // While the mails of the last readers are being sent.
    if (number % 6 !== 0) continue
    if (dead !== undefined) await waitForNext(world, 'worker', dead)
    dead = kill(world, 'worker')
  }
  expect(told).toHaveLength(20)
  await waitForNext(world, 'worker', dead ?? 0)

  const isDone = async () => {
    await letLeasesRunOut(world)
    return world.query(
      `select unique_key from mails where to_address = any($1) and state <> 'sent'
       union all select id::text from address_requests`,
      [told],
    )
  }
  await expect.poll(isDone, { timeout: 60_000 }).toEqual([])
  for (const reader of told) {
    const ids = await messageIdsTo(world, reader)
    expect(ids.length, reader).toBeGreaterThanOrEqual(1)
    // A worker killed between the server's reply and our note sends a mail twice; a mailbox recognises the copy.
    expect(new Set(ids).size, reader).toBe(1)
  }
  const mailed = await world.query<{ count: number }>(
    `select count(distinct s.id)::int as count from consent_events c join subscribers s on s.id = c.subscriber_id
      where s.email = any($1) and c.kind = 'mailed'`,
    [told],
  )
  expect(mailed).toEqual([{ count: 20 }])
})

test('web is killed during sign-ups: every reader who got an answer gets the mail', async ({
  page,
  request,
  world,
}) => {
  const fields = await servedSignUp(page)
  const readers = Array.from({ length: 8 }, () => world.newReader('web-killed'))
  const answers = readers.map(async (reader) => {
    try {
      return (await signUp(request, fields, reader)) ? reader : null
    } catch {
      // The connection broke: the reader sees that, and presses again.
      return null
    }
  })
  await Promise.race(answers)
  const dead = kill(world, 'web')
  const told = (await Promise.all(answers)).filter((reader) => reader !== null)
  await waitForNext(world, 'web', dead)
  await waitForWeb(world)
  expect(told.length).toBeGreaterThanOrEqual(1)
  for (const reader of told) await world.mail(reader, /confirm/i)

  // Those who saw an error press again.
  for (const reader of readers.filter((each) => !told.includes(each))) {
    expect(await signUp(request, fields, reader)).toBe(true)
    await world.mail(reader, /confirm/i)
  }
})
