import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { give, now, passDays, stripe } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { findNeutralMail, setNeutralMail } from './set-neutral-mail'
import { syncDonation } from '../sync/sync-donation'

// Set before any module reads the settings.
process.env.NEUTRAL_MAIL = 'on'
process.env.MAIL_FROM_NEUTRAL = 'Reader Desk <post@neutral.example>'

const failingCard = '4000000000005126'

async function lastTo(email: string) {
  await work()
  return world().mails.mails.findLast(({ envelope }) => envelope.to.includes(email))
}

const fromOf = async (email: string) => (await lastTo(email))?.from?.text

beforeEach(async () => {
  await db().$executeRaw`truncate rate_limits`
})

it('is neutral for a donor who was not asked, with a sender that does not name the publication', async () => {
  const { email } = await give()
  const mail = await lastTo(email)
  expect(mail?.from?.text).toBe('"Reader Desk" <post@neutral.example>')
  expect(mail?.envelope.from).toBe('post@neutral.example')
  expect(mail?.subject).toBe('For your records')
  // A Reply-To would name the publication.
  expect(mail?.replyTo).toBeUndefined()
  const head = mail?.raw.toString('utf8').split('\r\n\r\n', 1)[0] ?? ''
  expect(head).not.toMatch(/moscow|times|donat|donation|newsletter/i)
})

it('names the publication for a donor who chose that', async () => {
  const { id, email } = await give({ neutralMail: false })
  expect(await fromOf(email)).toContain('newsletter@example.org')
  expect(await findNeutralMail({ by: 'link', donationId: id })).toBe('off')
})

it('names the publication once a donor chooses that, also in the mail about a failed refund', async () => {
  const { id, email } = await give({ frequency: 'once', card: failingCard })
  expect(await findNeutralMail({ by: 'address', email })).toBe('on')
  await setNeutralMail({ by: 'address', email }, false)
  const [payment] = await db().payment.findMany({ where: { donationId: id } })
  await stripe().refunds.create({ payment_intent: payment?.paymentIntentId ?? '' })
  await syncDonation(id, now())
  await passDays(2, id)
  expect((await lastTo(email))?.subject).toBe('Your refund of $10 did not arrive')
  expect(await fromOf(email)).toContain('newsletter@example.org')
})
