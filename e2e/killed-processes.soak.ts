import { spawn } from 'node:child_process'
import type { Page } from '@playwright/test'
import { Fate } from '../stripe-sandbox/src/testing/fate'
import { RandomHistories } from '../stripe-sandbox/src/testing/random-histories'
import { Killer } from './steps/killer'
import { letLeasesRunOut, waitForWeb } from './steps/processes'
import { expect, listMails, test, type World } from './world'

// Random donations in the built system, with a third of Stripe's events lost, half of the rest sent twice, all of them
// shuffled, and web and worker killed again and again. Afterwards `npm run ledger:verify` compares the ledger with
// Stripe. HISTORIES sets how many donations (`npm run test:soak -- killed-processes`).

test.use({ ownStack: 'histories' })

const histories = Number(process.env.HISTORIES ?? 10)
/** In half months; a year if there is time. */
const halfMonths = process.env.HISTORIES === undefined ? 6 : 26
const seed = Number(process.env.SEED_OF_HISTORIES ?? (process.env.HISTORIES ? Date.now() % 1_000_000 : 47918))
const fate = new Fate(seed)
const run = Date.now().toString(36)
const births = 3

test(`after ${histories} random donations the ledger agrees with Stripe, though web and worker are killed`, async ({
  page,
  world,
}) => {
  test.setTimeout(halfMonths * 120_000 + histories * 5_000)
  process.stdout.write(`To see these histories again: SEED_OF_HISTORIES=${seed} HISTORIES=${histories}\n`)
  const donors = new RandomHistories({ url: world.addresses.stripeUrl, fate, now: world.now })
  const receipts = new Receipts(world)
  await orderTrouble(world)
  const killer = new Killer(world, new Fate(seed + 1))
  try {
    for (let half = 0; half < halfMonths; half += 1) {
      for (let history = half; half < births && history < histories; history += births)
        await begin(page, world, { history, donors })
      await donors.live()
      const before = killer.total()
      await world.moveClock(new Date((await world.now()).getTime() + 15.25 * 86_400_000))
      // The events of these days arrive now, and any process may be killed.
      await expect.poll(() => killer.total(), { timeout: 60_000 }).toBeGreaterThan(before)
      await reconcile(world)
      await receipts.collect()
    }
  } finally {
    await killer.stop()
    await orderPeace(world)
  }
  await waitForWeb(world)
  await reconcile(world)
  await sendAll(world)
  const verdict = await verifyLedger(world)
  const [, compared = ''] = /^ledger: ([\d,]+) payments compared, 0 differences$/m.exec(verdict) ?? []
  expect(Number(compared.replaceAll(',', '')), verdict).toBeGreaterThanOrEqual(donors.steps.get('paid') ?? 1)
  const lost = await countLost(world)
  expect(lost).toBeGreaterThan(histories)
  expect(await askew(world, receipts)).toEqual([])
  const { web, worker } = killer.kills
  process.stdout.write(
    `${verdict.trim()} (${histories} histories: ${donors.tally()}; ${lost} events lost; web killed ${web} times, worker ${worker} times; ${receipts.count()} receipts, one each; seed ${seed})\n`,
  )
})

/** All three for the length of the test. */
async function orderTrouble({ addresses }: World): Promise<void> {
  const count = '1000000'
  for (const order of [
    { action: 'drop', every: '3', count },
    { action: 'duplicate', every: '2', count, milliseconds: '500' },
    { action: 'shuffle', count, milliseconds: '2000' },
  ]) {
    const body = new URLSearchParams(order)
    const answer = await fetch(`${addresses.stripeUrl}/_sim/next-deliveries`, { method: 'POST', body })
    expect(answer.status).toBe(200)
  }
}

async function countLost({ addresses }: World): Promise<number> {
  const answer = await fetch(`${addresses.stripeUrl}/_sim/deliveries`)
  const { data } = (await answer.json()) as { data: { state: string }[] }
  return data.filter(({ state }) => state === 'dropped').length
}

async function orderPeace({ addresses }: World): Promise<void> {
  await fetch(`${addresses.stripeUrl}/_sim/next-deliveries`, { method: 'DELETE' })
}

/** A donor who sees an error because web is dead presses again. */
async function begin(
  page: Page,
  world: World,
  { history, donors }: { history: number; donors: RandomHistories },
): Promise<void> {
  await world.query('delete from rate_limits')
  const frequency = fate.pick(['once', 'monthly', 'monthly', 'annual'])
  const currency = fate.pick(['USD', 'EUR', 'GBP'])
  const amount = (fate.between(1_000, 10_000) / 100).toFixed(2)
  let paymentPage = ''
  const press = async () => (paymentPage = await give(page, world, { frequency, currency, amount }))
  await expect.poll(press, { timeout: 60_000 }).toContain('/c/pay/')
  await donors.pay(paymentPage, `${run}-${history}@example.org`)
}

/** Sends the donation form as a browser without scripts would. Returns the payment page's address, or the reason. */
async function give(
  page: Page,
  { addresses }: World,
  choice: { frequency: string; currency: string; amount: string },
): Promise<string> {
  try {
    // Each is a donor of their own: the site asks a browser that gives already whether it wants a second donation.
    await page.context().clearCookies()
    const html = await (await page.request.get(`${addresses.site}/donate?currency=${choice.currency}`)).text()
    const hidden = await page.evaluate((source) => {
      const form = new DOMParser()
        .parseFromString(source, 'text/html')
        .querySelector('form[aria-label=Donation]')
      const inputs = form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? []
      return Object.fromEntries([...inputs].map((input) => [input.name, input.value]))
    }, html)
    const multipart = { ...hidden, frequency: choice.frequency, other: choice.amount, intent: 'give' }
    const headers = { origin: addresses.site }
    const answer = await page.request.post(`${addresses.site}/donate`, {
      headers,
      multipart,
      maxRedirects: 0,
    })
    return answer.headers().location ?? `${answer.status()}`
  } catch (error) {
    return String(error)
  }
}

/** The hourly jobs, hundreds of them in half a month. If a worker dies in one, the next run does the work. */
async function reconcile(world: World): Promise<void> {
  const hour = () =>
    world.query(`select graphile_worker.add_job('reconcile', '{}'::json, job_key := 'reconcile')`)
  await hour()
  const left = async () => {
    const jobs = await world.query<{ isStuck: boolean | null }>(
      `select locked_at < clock_timestamp() - interval '15 seconds' as "isStuck"
         from graphile_worker.jobs where key = 'reconcile'`,
    )
    if (jobs[0]?.isStuck === true) await hour()
    return jobs.length
  }
  await expect.poll(left, { timeout: 120_000 }).toBe(0)
}

/** Releases what a dead worker held, as after two minutes. */
async function sendAll(world: World): Promise<void> {
  const unsent = async () => {
    await letLeasesRunOut(world)
    return world.query(
      `select state::text, attempts from mails where to_address like $1 and state <> 'sent'`,
      [`${run}-%`],
    )
  }
  await expect.poll(unsent, { timeout: 120_000 }).toEqual([])
}

/** What `npm run ledger:verify` prints, in the environment of web and worker. */
async function verifyLedger({ environment }: World): Promise<string> {
  const child = spawn(process.execPath, ['build/verify-ledger.js'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  return said
}

/** Payments of these donors without exactly one receipt. */
async function askew(world: World, receipts: Receipts): Promise<{ payment: string; receipts: number }[]> {
  const payments = await world.query<{ payment: string }>(
    `select p.payment_intent_id as payment from payments p join donations d on d.id = p.donation_id
      where d.donor_email like $1`,
    [`${run}-%`],
  )
  await expect
    .poll(
      async () => {
        await receipts.collect()
        return receipts.count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(payments.length)
  return payments
    .map(({ payment }) => ({ payment, receipts: receipts.of(payment) }))
    .filter((each) => each.receipts !== 1)
}

/** The receipts in the inbox. If a worker died before it noted a mail, the mail was sent twice with one Message-ID. */
class Receipts {
  private readonly messages = new Map<string, Set<string>>()

  constructor(private readonly world: World) {}

  /** All receipts so far; those seen before are not counted again. */
  async collect(): Promise<void> {
    for (const { to, text, messageId } of await listMails(this.world.addresses.inboxApiUrl)) {
      if (!to.some(({ address }) => address.startsWith(`${run}-`))) continue
      const [, reference] = /^Reference +(\w{8})$/m.exec(text) ?? []
      if (reference !== undefined) this.note(reference, messageId)
    }
  }

  of(payment: string): number {
    return this.messages.get(payment.slice(-8))?.size ?? 0
  }

  count(): number {
    return [...this.messages.values()].reduce((sum, { size }) => sum + size, 0)
  }

  private note(reference: string, messageId: string): void {
    const known = this.messages.get(reference) ?? new Set()
    this.messages.set(reference, known.add(messageId))
  }
}
