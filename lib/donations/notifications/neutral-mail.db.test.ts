import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { give, newsTo, now, passDays, stripe } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { publication } from '../../publication'
import { setReminder } from '../../reminders/set-reminder'
import { findNeutralMail, setNeutralMail } from './set-neutral-mail'
import { syncDonation } from '../sync/sync-donation'

// The common setup: not neutral by default, and no separate sender for it (neutral-by-default.db.test.ts).

const failingCard = '4000000000005126'
const plainFrom = { name: 'The Moscow Times', address: 'newsletter@example.org' }
const neutralFrom = { name: publication.neutralSenderName, address: 'newsletter@example.org' }

async function mailsTo(email: string) {
  await work()
  return world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
}

async function lookOfLast(email: string) {
  const mail = (await mailsTo(email)).at(-1)
  return { from: mail?.from?.value[0], subject: mail?.subject }
}

const remind = (email: string) =>
  setReminder(
    {
      email,
      when: 'december',
      website: '',
      frequency: 'monthly',
      currency: 'usd',
      amount: '7',
      article: undefined,
      placement: 'article',
      campaign: undefined,
    },
    { now: now(), ip: '203.0.113.7', language: 'en' },
  )

const choices = async (email: string) =>
  (await db().donation.findMany({ where: { donorEmail: email }, orderBy: { id: 'asc' } })).map(
    ({ neutralMail }) => neutralMail,
  )

/** Donates from an address that has donated before. */
async function giveAgain(email: string, terms: { neutralMail?: boolean } = {}) {
  const { id } = await give({ frequency: 'once', ...terms })
  await db().donation.update({ where: { id }, data: { donorEmail: email } })
  return id
}

beforeEach(async () => {
  await db().$executeRaw`truncate rate_limits`
})

it('has a neutral sender name and subject if its donor chose that; answers still reach us', async () => {
  const { email } = await give({ neutralMail: true })
  expect(await lookOfLast(email)).toEqual({ from: neutralFrom, subject: 'For your records' })
  const mail = (await mailsTo(email)).at(-1)
  expect(mail?.replyTo?.value[0]?.address).toBe(publication.contact)
  expect(mail?.envelope.from).toBe('newsletter@example.org')
  const { email: other } = await give({ neutralMail: false })
  expect((await lookOfLast(other)).from).toEqual(plainFrom)
  const { email: nobodyAsked } = await give()
  expect((await lookOfLast(nobodyAsked)).from).toEqual(plainFrom)
})

it('a link switches its one donation on and off, and says if another one keeps it neutral', async () => {
  const { id, email } = await give()
  const second = await giveAgain(email)
  const holder = { by: 'link', donationId: id } as const
  expect(await findNeutralMail(holder)).toBe('off')
  await setNeutralMail(holder, true)
  await setNeutralMail(holder, true)
  expect(await choices(email)).toEqual([true, null])
  expect(await findNeutralMail(holder)).toBe('on')
  // An inbox that shows one mail shows all of them.
  expect(await findNeutralMail({ by: 'address', email })).toBe('on')

  await setNeutralMail({ by: 'link', donationId: second }, true)
  await setNeutralMail(holder, false)
  expect(await choices(email)).toEqual([false, true])
  expect(await findNeutralMail(holder)).toBe('elsewhere')
  await setNeutralMail({ by: 'link', donationId: second }, false)
  expect(await findNeutralMail(holder)).toBe('off')
})

it('an account switches all donations and reminders of its own address only', async () => {
  const { email } = await give()
  const other = await give({ neutralMail: false })
  await giveAgain(email, { neutralMail: false })
  await remind(email)
  await remind(other.email)
  await work()
  const holder = { by: 'address', email } as const
  const reminded = async (address: string) =>
    (await db().reminder.findMany({ where: { email: address } })).map(({ neutralMail }) => neutralMail)

  await setNeutralMail(holder, true)
  expect(await choices(email)).toEqual([true, true])
  expect(await reminded(email)).toEqual([true])
  expect([await choices(other.email), await reminded(other.email)]).toEqual([[false], [false]])
  expect(await findNeutralMail(holder)).toBe('on')
  await setNeutralMail(holder, false)
  expect(await choices(email)).toEqual([false, false])
  expect(await reminded(email)).toEqual([false])
  expect(await findNeutralMail(holder)).toBe('off')
})

it('a mail about a failed refund follows its donor’s choice', async () => {
  const { id, email } = await give({ frequency: 'once', card: failingCard, neutralMail: true })
  const [payment] = await db().payment.findMany({ where: { donationId: id } })
  await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '' })
  await syncDonation(id, now())
  await passDays(2, id)
  expect(await newsTo(email)).toContain('Something needs your attention')
  expect((await lookOfLast(email)).from).toEqual(neutralFrom)
})
