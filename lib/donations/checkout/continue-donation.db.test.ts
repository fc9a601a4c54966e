import { beforeEach, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { nameNetwork } from '../../card-testing-guard/name-network'
import { db } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { signToken } from '../../secrets/tokens'
import { continueDonation } from './continue-donation'
import { mailDonationLink } from './mail-donation-link'
import { findContinueLink } from '../queries'
import { syncSession } from '../sync/sync-session'

const now = new Date('2026-11-24T12:00:00Z')
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const visit = { now, ip: '203.0.113.77' }
const amount = { minor: 700, currency: 'eur' }
const request = {
  frequency: 'monthly',
  amount,
  article: 'lake-baikal',
  placement: 'article',
  campaign: undefined,
} as const

const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const ask = (email: string, ip = visit.ip) => mailDonationLink(request, { email, now, ip })

/** The link in the mail that arrived. */
async function linkTo(email: string): Promise<string> {
  await work()
  const link = /https?:\S+\/donate\/continue\?token=\S+/.exec(mailsTo(email)[0]?.text ?? '')?.[0]
  return new URL(link ?? '').searchParams.get('token') ?? ''
}

beforeEach(async () => {
  await db().$executeRaw`truncate rate_limits`
})

it('continues exactly that donation, from the network in which the button is pressed', async () => {
  expect(await ask('one@example.org')).toMatchObject({ ok: true })
  const token = await linkTo('one@example.org')
  expect(await findContinueLink(token, now)).toEqual({
    state: 'ready',
    frequency: 'monthly',
    amount,
    startsOn: null,
  })
  const [mail] = mailsTo('one@example.org')
  expect(mail?.subject).toBe('The link you asked for')
  expect(mail?.text).toContain('€7 every month')
  expect(mail?.text).not.toContain('baikal')

  const opened = await continueDonation(token, { now, ip: '198.51.100.9' })
  expect(opened).toMatchObject({
    ok: true,
    value: { checkoutUrl: expect.stringContaining('/c/pay/') as string },
  })
  const donation = await db().donation.findFirstOrThrow({
    orderBy: { createdAt: 'desc' },
    include: { start: true },
  })
  expect(donation).toMatchObject({
    state: 'pending',
    amountMinor: 700,
    articleSlug: 'lake-baikal',
    donorEmail: null,
  })
  expect(donation.start?.network).toBe(nameNetwork('198.51.100.9'))
})

it('leads to one payment page, however often and wherever it is pressed, and ends once that is paid', async () => {
  await ask('twice@example.org')
  const token = await linkTo('twice@example.org')
  const opened = await Promise.all([1, 2, 3].map(() => continueDonation(token, visit)))
  const urls = opened.map((each) => (each.ok ? each.value.checkoutUrl : each.reason))
  expect(new Set(urls).size).toBe(1)
  const [url = ''] = urls
  await payOnHostedPage({ url, card: '4242424242424242', email: 'twice@example.org', name: 'A Donor' })
  const { checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await syncSession(checkoutSessionId ?? '', { now, ip: '203.0.113.1' })
  expect(await continueDonation(token, visit)).toEqual({ ok: false, reason: 'over' })
  expect(await findContinueLink(token, now)).toEqual({ state: 'over' })
  expect(await db().payment.count()).toBe(1)
})

it('works for twelve hours, and only as a link of its own kind', async () => {
  await ask('late@example.org')
  const token = await linkTo('late@example.org')
  expect(await findContinueLink(token, inHours(12))).toMatchObject({ state: 'ready' })
  expect(await findContinueLink(token, inHours(13))).toEqual({ state: 'expired' })
  expect(await continueDonation(token, { ...visit, now: inHours(13) })).toEqual({
    ok: false,
    reason: 'expired',
  })
  const { id } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  for (const other of ['no.such.token', '', signToken('change-card', { subject: id })]) {
    expect(await continueDonation(other, visit)).toEqual({ ok: false, reason: 'unknown' })
    expect(await findContinueLink(other, now)).toEqual({ state: 'unknown' })
  }
})

it('gives the same answer for every address, and mails none that must not be mailed', async () => {
  const suppressed = 'gone@example.org'
  await db().suppression.create({
    data: { addressHash: suppressionHash(suppressed), reason: 'complaint', at: now },
  })
  const donations = await db().donation.count()
  for (const email of [suppressed, 'thief@mailinator.com'])
    expect(await ask(email)).toEqual({ ok: true, value: undefined })
  await work()
  expect(mailsTo(suppressed)).toEqual([])
  expect(await db().donation.count()).toBe(donations)
})

it('mails an address three times an hour, and a network thirty times', async () => {
  for (let time = 1; time <= 3; time += 1) expect((await ask('often@example.org')).ok).toBe(true)
  expect(await ask('often@example.org')).toMatchObject({ ok: false, reason: 'limited' })
  for (let reader = 1; reader <= 27; reader += 1)
    expect((await ask(`reader-${reader}@example.org`)).ok).toBe(true)
  expect(await ask('reader-28@example.org', '203.0.113.200')).toMatchObject({ ok: false, reason: 'limited' })
  expect((await ask('reader-28@example.org', '203.0.114.1')).ok).toBe(true)
})
