import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { give, donation, now, passDays, stripe } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { continueDonation } from './continue-donation'
import { mailDonationLink } from './mail-donation-link'
import { startDonation } from './start-donation'

// Set before any module reads the settings.
process.env.DONATIONS_AT_RISK = 'closed'

const amount = { minor: 1000, currency: 'usd' }
const request = {
  frequency: 'once',
  amount,
  article: undefined,
  placement: 'article',
  campaign: undefined,
} as const
const visit = () => ({ now: now(), ip: '203.0.113.7', visitor: 'a-visitor' })
const ask = (email: string, country?: string) =>
  mailDonationLink(request, { ...visit(), email, ...(country !== undefined && { country }) })
const refused = { ok: false, reason: 'closed_here' }

const sessions = async () => (await stripe().checkout.sessions.list({ limit: 100 })).data.length
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))

async function linkTo(email: string): Promise<string> {
  await work()
  const link = /https?:\S+\/donate\/continue\?token=\S+/.exec(mailsTo(email)[0]?.text ?? '')?.[0]
  return new URL(link ?? '').searchParams.get('token') ?? ''
}

beforeEach(async () => {
  await db().$executeRaw`truncate rate_limits`
})

it.each(['RU', 'ru'])(
  'starts no donation from %s: nothing is stored, and Stripe is not asked',
  async (country) => {
    const before = await db().donation.count()
    const atStripe = await sessions()
    expect(await startDonation(request, { ...visit(), country })).toEqual(refused)
    expect(await ask('closed@example.org', country)).toEqual(refused)
    await work()
    expect(await db().donation.count()).toBe(before)
    expect(await db().mail.count({ where: { toAddress: 'closed@example.org' } })).toBe(0)
    expect(await sessions()).toBe(atStripe)
  },
)

it.each(['DE', '', undefined])('starts one from elsewhere, or without a country (%s)', async (country) => {
  const from = country === undefined ? visit() : { ...visit(), country }
  expect(await startDonation(request, from)).toMatchObject({ ok: true })
})

it('does not continue a donation from there, even with a valid link; elsewhere the link still works', async () => {
  expect(await ask('traveller@example.org', 'DE')).toMatchObject({ ok: true })
  const token = await linkTo('traveller@example.org')
  const start = await db().donationStart.findFirst({ orderBy: { donationId: 'desc' } })
  const atStripe = await sessions()
  expect(await continueDonation(token, { ...visit(), country: 'RU', browser: 'a-browser' })).toEqual(refused)
  expect(await sessions()).toBe(atStripe)
  expect(await db().donationStart.findFirst({ orderBy: { donationId: 'desc' } })).toEqual(start)
  // The answer from there does not reveal which links are valid.
  expect(await continueDonation('no.such.link', { ...visit(), country: 'RU' })).toEqual(refused)
  expect(await continueDonation(token, { ...visit(), country: 'DE' })).toMatchObject({ ok: true })
})

it('charges a donation that is already running: only its donor ends it', async () => {
  const { id } = await give()
  await passDays(32, id)
  expect((await donation(id)).payments).toHaveLength(2)
})
