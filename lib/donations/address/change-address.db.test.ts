import { beforeEach, expect, it } from 'vitest'
import { dayMs, donation, give, newsTo, now, passDays, stripe } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { world } from '../../../testing/world'
import { db } from '../../db'
import { readManageLink } from '../manage-links/read-manage-link'
import { signManageLink } from '../manage-links/sign-manage-link'
import { resumePendingChanges } from '../changes/resume-pending-changes'
import { syncDonation } from '../sync/sync-donation'
import { confirmDonationAddress } from './confirm-address'
import { findAddressLink } from './find-address-link'
import { forgetAddresses } from './forget-addresses'
import { requestDonationAddress } from './request-address'

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

const done = { ok: true, value: 'done' }
const ask = (id: string, email: string, number = 1) =>
  requestDonationAddress(id, { number, email, now: now(), ip: '203.0.113.5', by: 'link' })
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const tokenIn = (text = '') => /token=([\w.-]+)/.exec(text)?.[1] ?? ''

async function linkTo(email: string): Promise<string> {
  await work()
  return tokenIn(mailsTo(email).find(({ subject }) => /Use this address/.test(subject ?? ''))?.text)
}

it('changes nothing before the new address has confirmed; then mails go there, and old links end', async () => {
  const { id, email } = await give()
  const next = `new-${email}`
  const old = tokenIn(signManageLink(id, now()))
  world().clock.moveTo(new Date(now().getTime() + 60_000))
  expect(await ask(id, next)).toEqual({ ok: true, value: undefined })
  const token = await linkTo(next)
  expect(await donation(id)).toMatchObject({ donorEmail: email, linksSince: null })
  expect(await readManageLink(old, now())).toEqual({ ok: true, value: id })

  expect(await confirmDonationAddress(token, now())).toEqual(done)
  const moved = await donation(id)
  expect(moved).toMatchObject({ donorEmail: next, changes: [{ kind: 'address', state: 'done' }] })
  expect((await stripe().customers.retrieve(moved.stripeCustomerId ?? '')) as object).toMatchObject({
    email: next,
  })
  expect(await readManageLink(old, now())).toEqual({ ok: false, reason: 'expired', subject: id })
  expect(await newsTo(email)).toEqual(['The address of your donation has changed'])
  expect(await newsTo(next)).toEqual([
    'Use this address for your donation?',
    'Your donation has a new address',
  ])
  const fresh = tokenIn(mailsTo(next).find(({ subject }) => /new address/.test(subject ?? ''))?.text)
  expect(await readManageLink(fresh, now())).toEqual({ ok: true, value: id })
  expect(mailsTo(email).at(-1)?.text).not.toContain(next)

  const before = mailsTo(email).length
  await passDays(32, id)
  await work()
  expect(mailsTo(email)).toHaveLength(before)
  expect(mailsTo(next).at(-1)?.subject).toMatch(/^Thank you/)
})

it('is one wish for one form and one change for one link, also at once on two servers', async () => {
  const { id, email } = await give()
  const next = `twice-${email}`
  const asked = await Promise.all([ask(id, next), ask(id, next)])
  expect(asked.map(({ ok }) => ok)).toEqual([true, true])
  expect(await ask(id, `other-${email}`)).toMatchObject({ reason: 'changed_meanwhile' })
  const token = await linkTo(next)
  const press = () => confirmDonationAddress(token, now())
  expect(await Promise.all([press(), press()])).toEqual([done, done])
  expect(await press()).toEqual(done)
  await syncDonation(id, now())
  expect(await newsTo(next)).toHaveLength(2)
  expect(await newsTo(email)).toHaveLength(1)
  expect(await ask(id, next, 2)).toMatchObject({ reason: 'unchanged' })
})

it('works for three days, only the newest link, and only while the donation goes on', async () => {
  const { id, email } = await give()
  await ask(id, `first-${email}`)
  await ask(id, `second-${email}`, 2)
  const first = await linkTo(`first-${email}`)
  const second = await linkTo(`second-${email}`)
  expect(await confirmDonationAddress(first, now())).toMatchObject({ reason: 'replaced' })
  const late = new Date(now().getTime() + 3 * dayMs + 2_000)
  expect(await findAddressLink(second, late)).toMatchObject({ state: 'expired' })
  expect(await findAddressLink('made.up.token', now())).toEqual({ state: 'unknown' })
  expect(await donation(id)).toMatchObject({ donorEmail: email })
  // What was typed is erased.
  expect(await forgetAddresses(late)).toBeGreaterThanOrEqual(2)
  expect(await donation(id)).toMatchObject({ changes: [{ address: null }, { address: null }] })

  const single = await give({ frequency: 'once' })
  expect(await ask(single.id, `x-${email}`)).toMatchObject({ reason: 'not_possible' })
})

it('confirmed while Stripe is away is carried out later', async () => {
  const { id, email } = await give()
  const next = `later-${email}`
  await ask(id, next)
  const token = await linkTo(next)
  await fetch(`${world().stripe.url}/_sim/next-call`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: '500', count: '1', method: 'POST', path: '/v1/customers' }),
  })
  expect(await confirmDonationAddress(token, now())).toEqual({ ok: true, value: 'noted' })
  expect(await donation(id)).toMatchObject({ donorEmail: email, changes: [{ state: 'asked' }] })
  expect(await forgetAddresses(new Date(now().getTime() + 9 * dayMs))).toBe(0)
  await resumePendingChanges(new Date(now().getTime() + 120_000))
  expect(await donation(id)).toMatchObject({ donorEmail: next, changes: [{ state: 'done' }] })
  expect(await newsTo(email)).toHaveLength(1)
})
