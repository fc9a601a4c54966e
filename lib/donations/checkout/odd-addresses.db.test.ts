import { beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '../../../stripe-sandbox/src/testing/drive'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { showAddress } from '../../addresses/email-address'
import { findRefusedMail } from '../../desk/deliverability/find-refused-mail'
import { deliverMail } from '../../mail/deliver-mail'
import { mayAskForMail } from '../../readers/queries'
import { findThankYou } from '../queries'
import { startDonation } from './start-donation'
import { syncDonation } from '../sync/sync-donation'

// Donors with addresses that Stripe accepted, whatever our own forms would say.

const now = new Date('2026-11-23T12:00:00Z')
const visit = { now, ip: '203.0.113.78', visitor: 'a-cookie' }
const where = { article: undefined, placement: 'article', campaign: undefined }

async function start() {
  const started = await startDonation(
    { frequency: 'monthly', amount: { minor: 1500, currency: 'usd' }, ...where },
    visit,
  )
  if (!started.ok) throw new Error(started.reason)
  const { id, checkoutSessionId } = await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return { id, sessionId: checkoutSessionId ?? '', url: started.value.checkoutUrl }
}

async function giveAs(email: string) {
  const { id, sessionId, url } = await start()
  await payOnHostedPage({ url, card: '4242 4242 4242 4242', email, name: 'A Reader' })
  await syncDonation(id, now)
  await work()
  return { id, sessionId }
}

/** The mail server of these tests shows a domain in Unicode. */
const mailsTo = (address: string) =>
  world().mails.mails.filter(({ envelope }) => envelope.to.includes(showAddress(address)))
const addressOf = async (id: string) => (await db().donation.findUniqueOrThrow({ where: { id } })).donorEmail

beforeEach(async () => {
  world().mails.behave()
  await db().$executeRaw`delete from rate_limits`
})

describe('a donor with an unusual address', () => {
  it.each([
    ['x@пример.рф', 'x@xn--e1afmkfd.xn--p1ai'],
    ['smith&jones@example.org', 'smith&jones@example.org'],
    ["o'brien/1=2@example.org", "o'brien/1=2@example.org"],
    [`${'a'.repeat(70)}@example.org`, `${'a'.repeat(70)}@example.org`],
  ])('%s gets the receipt, with the link to the donation', async (typed, kept) => {
    const { id, sessionId } = await giveAs(typed)
    expect(await addressOf(id)).toBe(kept)
    const receipts = mailsTo(kept)
    expect(receipts).toHaveLength(1)
    expect(receipts[0]?.text).toContain('/account/donations?token=')
    expect(await findThankYou(sessionId)).toMatchObject({ state: 'paid', hasAddress: true })
    expect(await mayAskForMail(db(), kept)).toBe(true)
  })

  // The mail server of these tests refuses such names; others do not.
  it.each(['x@sub_domain.example.com', 'two..dots@docomo.example'])(
    '%s is stored and tried, and staff see that it was refused',
    async (typed) => {
      const { id } = await giveAs(typed)
      expect(await addressOf(id)).toBe(typed)
      const { reason } = (await findRefusedMail(typed)) ?? {}
      expect(reason).toMatch(/^The mail server did not take it: 501 at RCPT TO\. It said: 501 /)
    },
  )

  it('before the @ is stored and tried, and staff see where the mail server refuses it', async () => {
    world().mails.misbehave({ at: 'to', does: { refuse: 553 } })
    const { id } = await giveAs('почта@пример.рф')
    const address = 'почта@xn--e1afmkfd.xn--p1ai'
    expect(await addressOf(id)).toBe(address)
    expect(await findRefusedMail(address)).toMatchObject({ reason: expect.stringContaining('553') as string })
    expect(await findRefusedMail('somebody@example.org')).toBeNull()
  })

  it('that no SMTP command can carry is refused at once, and not tried for three days', async () => {
    const to = 'a<b@example.org'
    const mail = {
      uniqueKey: 'unwritable',
      kind: 'receipt',
      toAddress: to,
      subject: 'x',
      html: 'x',
      text: 'x',
    }
    const { id } = await db().mail.create({ data: { ...mail, headers: {}, createdAt: now } })
    await deliverMail(id, { now })
    expect(await db().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'refused',
      attempts: 1,
    })
  })
})

describe('a donor whose address arrives late', () => {
  it('is promised no mail until then, and gets the receipt once when the address is known', async () => {
    const { id, sessionId } = await giveAs('late@example.org')
    await db().mail.deleteMany({ where: { toAddress: 'late@example.org' } })
    world().mails.clear()
    await db().donation.update({ where: { id }, data: { donorEmail: null } })
    expect(await findThankYou(sessionId)).toMatchObject({ state: 'paid', hasAddress: false })
    for (let times = 0; times < 2; times += 1) await syncDonation(id, now)
    await work()
    expect(await addressOf(id)).toBe('late@example.org')
    expect(mailsTo('late@example.org')).toHaveLength(1)
  })
})
