import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { dayMs, donation, give, newsTo, now, stripe, usd } from '../../../testing/fixtures/donor'
import { db } from '../../db'
import { signToken } from '../../secrets/tokens'
import { requestChange } from '../changes/request-change'
import { findStatement } from '../notifications/find-statement'
import { mailManageLink } from './mail-manage-link'
import { findDonation, findReceipt, listDonations } from '../queries'
import { readManageLink } from './read-manage-link'
import { signManageLink } from './sign-manage-link'
import { syncDonation } from '../sync/sync-donation'

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

const yearly = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
const link = (donationId: string) => ({ by: 'link', donationId }) as const
const address = (email: string) => ({ by: 'address', email }) as const

describe('the link of a receipt', () => {
  it('is in the mail, opens that donation for 60 days, and nothing else', async () => {
    const one = await give()
    const other = await give()
    await newsTo(one.email)
    const receipt = world().mails.mails.find(({ envelope }) => envelope.to.includes(one.email))
    const url = /https?:\/\/\S+\/account\/donations\S+/.exec(receipt?.text ?? '')?.[0] ?? ''
    expect(await readManageLink(tokenOf(url), now())).toEqual({ ok: true, value: one.id })
    expect(await readManageLink(tokenOf(url), new Date(now().getTime() + 62 * dayMs))).toMatchObject({
      reason: 'expired',
    })

    expect(await findDonation(link(one.id), one.id)).toMatchObject({ id: one.id, standing: 'running' })
    expect(await findDonation(link(one.id), other.id)).toBeNull()
    const [payment] = (await donation(other.id)).payments
    expect(await findReceipt(link(one.id), payment?.paymentIntentId ?? '')).toBeNull()
    expect(await listDonations(link(one.id))).toHaveLength(1)
    expect((await findStatement(link(one.id), yearly(now().getUTCFullYear()))).lines).toHaveLength(1)
  })

  it('is refused if it was tampered with, or made for another purpose', async () => {
    const id = '01a20fa2-4219-7595-8287-3a8458781acc'
    const token = tokenOf(signManageLink(id, now()))
    const [subject, expires, signature] = token.split('.')
    const forgeries = [
      `01a20fa2-4219-7595-8287-3a8458781acd.${expires}.${signature}`,
      `${subject}.${Number(expires) + 86_400}.${signature}`,
      `${subject}.0.${signature}`,
      signToken('change-card', { subject: id }),
      signToken('continue-donation', { subject: id }),
      '',
    ]
    for (const forgery of forgeries)
      expect(await readManageLink(forgery, now())).toEqual({ ok: false, reason: 'unknown' })
  })

  it('is replaced by a mail to the same address when expired, a few times an hour', async () => {
    const { id, email } = await give()
    const old = tokenOf(signManageLink(id, new Date(now().getTime() - 70 * dayMs)))
    const ask = (token: string) => mailManageLink(token, { now: now(), ip: '203.0.113.9' })
    expect(await ask(old)).toMatchObject({ ok: true })
    expect(await newsTo(email)).toEqual(['Your new link'])
    const mail = world().mails.mails.findLast(({ envelope }) => envelope.to.includes(email))
    const url = /https?:\/\/\S+\/account\/donations\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(await readManageLink(tokenOf(url), now())).toEqual({ ok: true, value: id })
    expect(await ask('made.up.link')).toEqual({ ok: false, reason: 'unknown' })
    for (let times = 0; times < 2; times += 1) expect(await ask(old)).toMatchObject({ ok: true })
    expect(await ask(old)).toMatchObject({ ok: false, reason: 'limited' })
  })
})

describe('the statement of a year', () => {
  it('lists payments and refunds on their days in the publication’s zone, by currency', async () => {
    const { id, email } = await give({ frequency: 'once', minor: 5000 })
    const [payment] = (await donation(id)).payments
    const eve = new Date('2027-12-31T22:30:00Z')
    const newYear = new Date('2027-12-31T23:30:00Z')
    await db().payment.update({
      where: { paymentIntentId: payment?.paymentIntentId ?? '' },
      data: { paidAt: eve },
    })
    const row = (name: string, minor: number, currency: string) => ({
      paymentIntentId: `pi_${name}`,
      chargeId: `ch_${name}`,
      donationId: id,
      amountMinor: minor,
      currency,
      paidAt: newYear,
    })
    await db().payment.createMany({ data: [row('usd', 1000, 'usd'), row('eur', 700, 'eur')] })
    await db().refund.createMany({
      data: [
        { id: 're_1', paymentIntentId: 'pi_eur', amountMinor: 200, currency: 'eur', status: 'succeeded' },
        { id: 're_2', paymentIntentId: 'pi_eur', amountMinor: 500, currency: 'eur', status: 'failed' },
        {
          id: 're_3',
          paymentIntentId: payment?.paymentIntentId ?? '',
          amountMinor: 5000,
          currency: 'usd',
          status: 'succeeded',
        },
        // It may still fail: the money has not arrived yet.
        { id: 're_4', paymentIntentId: 'pi_usd', amountMinor: 300, currency: 'usd', status: 'pending' },
      ].map((refund) => ({ ...refund, refundedAt: newYear })),
    })

    const old = await findStatement(address(email), yearly(2027))
    expect(old).toMatchObject({
      email,
      lines: [{ what: 'given', on: '2027-12-31', amount: usd(5000) }],
      totals: [{ given: usd(5000), givenBack: usd(0), net: usd(5000) }],
    })
    const { lines, totals } = await findStatement(address(email), yearly(2028))
    expect(lines.map(({ on }) => on)).toEqual(['2028-01-01', '2028-01-01', '2028-01-01', '2028-01-01'])
    // Any two days, both included, in the time zone of the publication.
    const days = { from: '2027-12-31', to: '2028-01-01' }
    expect((await findStatement(address(email), days)).lines).toHaveLength(5)
    expect((await findStatement(address(email), { ...days, to: days.from })).lines).toEqual(old.lines)
    const eur = (minor: number) => ({ minor, currency: 'eur' })
    expect(totals).toEqual([
      { given: eur(700), givenBack: eur(200), net: eur(500) },
      { given: usd(1000), givenBack: usd(5000), net: usd(-4000) },
    ])
    expect((await findStatement(address('nobody@example.org'), yearly(2028))).lines).toEqual([])
  })
})

it('an amount for the card fee is stored, shown in the receipt, and dropped when the amount changes', async () => {
  const { id, email } = await give({ minor: 1061, feeCoveredMinor: 61 })
  expect(await donation(id)).toMatchObject({ amountMinor: 1061, feeCoveredMinor: 61 })
  await newsTo(email)
  const receipt = world().mails.mails.find(({ envelope }) => envelope.to.includes(email))
  expect(receipt?.text).toMatch(/Card fee included +\$0\.61/)
  await requestChange(id, { number: 1, wish: { kind: 'amount', amount: usd(2000) }, now: now() })
  expect(await donation(id)).toMatchObject({ amountMinor: 2000, feeCoveredMinor: 0 })
  const [payment] = (await donation(id)).payments
  await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '', amount: 200 })
  await syncDonation(id, now())
  expect(await findReceipt(link(id), payment?.paymentIntentId ?? '')).toMatchObject({
    payment: { amount: usd(1061), givenBack: usd(200) },
    email,
  })
})
