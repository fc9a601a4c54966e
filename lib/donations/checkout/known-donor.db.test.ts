import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { dayMs, donation, give, newsTo, now, passDays, usd } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { continueDonation } from './continue-donation'
import { findEarlierDonation } from '../duplicates/find-earlier-donation'
import { findStarted } from './find-started'
import { mailDonationLink } from './mail-donation-link'
import { signManageLink } from '../manage-links/sign-manage-link'
import { startDonation } from './start-donation'
import { syncDonation } from '../sync/sync-donation'

const newBrowser = () => randomBytes(32).toString('base64url')
const linkTo = (id: string, at = now()) => new URL(signManageLink(id, at)).searchParams.get('token') ?? ''
const inMinutes = (minutes: number) => new Date(now().getTime() + minutes * 60_000)

type Known = { address?: string; link?: string; browser?: string; returned?: string }
type Wish = { minor: number; frequency?: 'once' | 'monthly' | 'annual'; at?: Date }

/** The question that a donor known in this way gets before donating that. */
const ask = ({ address, link, browser, returned }: Known, { minor, frequency = 'monthly', at }: Wish) =>
  findEarlierDonation(
    {
      address: address ?? null,
      link: link ?? null,
      browser: browser === undefined ? null : { secret: browser, returned: returned ?? null },
    },
    { frequency, amount: usd(minor) },
    at ?? now(),
  )

const request = (frequency: 'once' | 'monthly', minor: number) => ({
  frequency,
  amount: usd(minor),
  feeCoveredMinor: 0,
  article: undefined,
  placement: 'article',
  campaign: undefined,
})

/** Starts a donation that nobody has paid yet. */
async function start(browser: string, { minor = 2500 } = {}) {
  const visit = { now: now(), ip: '203.0.113.1', visitor: browser.slice(0, 36), browser }
  const started = await startDonation(request('once', minor), visit)
  if (!started.ok) throw new Error(started.reason)
  const { id, checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { id, checkoutSessionId: checkoutSessionId ?? '', url: started.value.checkoutUrl }
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe('a browser', () => {
  it('recognises the donation that it started, by its id or its session, and no other browser does', async () => {
    const [browser, other] = [newBrowser(), newBrowser()]
    const { id, checkoutSessionId } = await start(browser)
    const started = { id, checkoutSessionId }
    expect(await findStarted({ id }, { browser, now: now() })).toEqual(started)
    expect(await findStarted({ checkoutSessionId }, { browser, now: now() })).toEqual(started)
    for (const stranger of [other, '', browser.toLowerCase(), browser.slice(1)]) {
      expect(await findStarted({ id }, { browser: stranger, now: now() })).toBeNull()
      expect(await findStarted({ checkoutSessionId }, { browser: stranger, now: now() })).toBeNull()
    }
    expect(await findStarted({ id: (await give()).id }, { browser, now: now() })).toBeNull()
  })

  it('is stored as a keyed hash, which cannot be used to pose as the browser, and erased after a day', async () => {
    const browser = newBrowser()
    const { id } = await start(browser)
    const { browserHash } = await db().donationStart.findUniqueOrThrow({ where: { donationId: id } })
    expect(browserHash).toMatch(/^[\w-]{43}$/)
    expect(browserHash).not.toBe(browser)
    expect(await findStarted({ id }, { browser: browserHash ?? '', now: now() })).toBeNull()
  })

  it('is recognised for two hours while nothing is paid, and for half an hour after', async () => {
    const browser = newBrowser()
    const unpaid = await start(browser)
    expect(await findStarted({ id: unpaid.id }, { browser, now: inMinutes(119) })).not.toBeNull()
    expect(await findStarted({ id: unpaid.id }, { browser, now: inMinutes(121) })).toBeNull()
    const paid = await give({ browser })
    expect(await findStarted({ id: paid.id }, { browser, now: inMinutes(29) })).not.toBeNull()
    expect(await findStarted({ id: paid.id }, { browser, now: inMinutes(31) })).toBeNull()
  })

  it('is not recognised again, or for longer, by asking again', async () => {
    const browser = newBrowser()
    const { id } = await give({ browser })
    for (let minutes = 0; minutes < 30; minutes += 5)
      expect(await findStarted({ id }, { browser, now: inMinutes(minutes) })).not.toBeNull()
    expect(await ask({ browser, returned: id }, { minor: 500, at: inMinutes(31) })).toBeNull()
  })
})

describe('a donor who donates again', () => {
  it('is asked first about the same donation, in the same browser for half an hour, signed in for a day', async () => {
    const browser = newBrowser()
    const { id, email } = await give({ frequency: 'once', minor: 2500, browser })
    const same = { minor: 2500, frequency: 'once' } as const
    expect(await ask({ browser }, same)).toMatchObject({ reason: 'same', access: null, together: null })
    expect(await ask({ address: email }, same)).toMatchObject({ reason: 'same', access: { donation: id } })
    expect(await ask({ browser }, { ...same, minor: 2000 })).toBeNull()
    expect(await ask({ browser }, { ...same, frequency: 'monthly' })).toBeNull()
    expect(await ask({}, same)).toBeNull()
    expect(await ask({ browser: newBrowser(), returned: id }, same)).toBeNull()
    await passDays(0.1, id)
    expect(await ask({ browser, returned: id }, same)).toBeNull()
    expect(await ask({ address: email }, same)).toMatchObject({ reason: 'same' })
    await passDays(1, id)
    expect(await ask({ address: email }, same)).toBeNull()
  })

  it('is asked about a payment that the bank has not answered, but not about an abandoned one', async () => {
    const browser = newBrowser()
    const { id } = await start(browser, { minor: 2500 })
    const same = { minor: 2500, frequency: 'once' } as const
    expect(await ask({ browser }, same)).toBeNull()
    expect(await ask({ browser, returned: id }, same)).toMatchObject({ reason: 'same', access: null })
  })

  it('is offered one donation of both together if a recurring one is running', async () => {
    const { id, email } = await give({ minor: 1000 })
    await passDays(3, id)
    expect(await ask({ address: email }, { minor: 500 })).toMatchObject({
      reason: 'running',
      together: usd(1500),
    })
    const annual = { minor: 5000, frequency: 'annual' } as const
    expect(await ask({ address: email }, annual)).toMatchObject({ reason: 'running', together: null })
    expect(await ask({ address: email }, { minor: 99_500 })).toMatchObject({
      reason: 'running',
      together: null,
    })
    expect(await ask({ address: email }, { minor: 1000, frequency: 'once' })).toBeNull()
    expect(await ask({ address: 'other@example.org' }, { minor: 500 })).toBeNull()
  })

  it('in a browser is recognised by what that browser started, and by nothing else of the same address', async () => {
    const browser = newBrowser()
    const { email } = await give({ minor: 1000 })
    const { id } = await start(browser)
    await db().donation.update({ where: { id }, data: { donorEmail: email } })
    expect(await ask({ browser, returned: id }, { minor: 500 })).toBeNull()
  })

  it('in a browser is asked and gets nothing that opens the donation: somebody else may have paid it', async () => {
    const browser = newBrowser()
    await give({ minor: 1000, browser })
    expect(await ask({ browser }, { minor: 500 })).toMatchObject({ reason: 'running', access: null })
  })

  it('with a mailed link continues with that very link, and is recognised only as long as it works', async () => {
    const { id } = await give({ minor: 1000 })
    const link = linkTo(id)
    expect(await ask({ link }, { minor: 500 })).toMatchObject({ reason: 'running', access: { token: link } })
    const nearlyOver = linkTo(id, new Date(now().getTime() - 59 * dayMs))
    expect(await ask({ link: nearlyOver }, { minor: 500 })).toMatchObject({ access: { token: nearlyOver } })
    expect(await ask({ link: nearlyOver }, { minor: 500, at: inMinutes(3 * 24 * 60) })).toBeNull()
    const tampered = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
    expect(await ask({ link: tampered }, { minor: 500 })).toBeNull()
  })

  it('with a link in a known browser opens by the link only what the link opens', async () => {
    const browser = newBrowser()
    const linked = await give({ frequency: 'once', minor: 700 })
    const started = await give({ minor: 1000, browser })
    const known = { link: linkTo(linked.id), browser, returned: started.id }
    expect(await ask(known, { minor: 500 })).toMatchObject({ reason: 'running', access: null })
    expect(await ask(known, { minor: 700, frequency: 'once' })).toMatchObject({
      reason: 'same',
      access: { token: known.link },
    })
  })
})

it('a mailed link makes the browser that follows it the one that started the donation', async () => {
  const [asking, following] = [newBrowser(), newBrowser()]
  const email = 'mailed-way@example.org'
  await mailDonationLink(request('monthly', 1000), { email, now: now(), ip: '203.0.113.1' })
  await work()
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } })
  await newsTo(email)
  const mail = world().mails.mails.find(({ envelope }) => envelope.to.includes(email))
  const token = /\/donate\/continue\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const follow = (browser: string) => continueDonation(token, { now: now(), ip: '203.0.113.2', browser })

  const opened = await follow(following)
  if (!opened.ok) throw new Error(opened.reason)
  expect(await findStarted({ id }, { browser: following, now: now() })).not.toBeNull()
  expect(await findStarted({ id }, { browser: asking, now: now() })).toBeNull()
  const card = { card: '4242424242424242', email, name: 'A Reader' }
  await payOnHostedPage({ url: opened.value.checkoutUrl, ...card })
  await syncDonation(id, now())
  expect((await donation(id)).state).toBe('active')
  // The mail is of no use later: a paid donation is not started again.
  expect(await follow(asking)).toMatchObject({ ok: false, reason: 'over' })
  expect(await findStarted({ id }, { browser: asking, now: now() })).toBeNull()
})
