import { afterEach, expect, test } from 'vitest'
import { closeLife, subscribed, types } from '../testing/test-life'

afterEach(closeLife)

const card = (number: string) => ({
  cardNumber: number,
  cardExpiry: '12 / 34',
  cardCvc: '123',
  billingName: 'Ada Lovelace',
})

type Life = Awaited<ReturnType<typeof subscribed>>

/** A renewal that was declined, and the page of its invoice. */
async function failRenewal(paidWith: string): Promise<{ history: Life; url: string }> {
  const history = await subscribed('2027-01-15T10:00:00Z', { card: paidWith })
  await history.moveTo('2027-02-15T12:00:00Z')
  expect((await history.subscription()).status).toBe('past_due')
  const [invoice] = (await history.invoices()).data
  return { history, url: String(invoice?.hosted_invoice_url) }
}

async function press(url: string, fields: Record<string, string>) {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  })
  return { status: response.status, text: await response.text() }
}
const read = async (url: string) => (await fetch(url)).text()

test('a renewal that needs 3-D Secure is confirmed and paid on its invoice page', async () => {
  const { history, url } = await failRenewal('4000002760003184')
  expect(types(await history.events())).toContain('invoice.payment_action_required')
  expect(await read(url)).toContain('Pay $2.00 with Visa ending in 3184')
  const asked = await press(url, { use: 'saved' })
  expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('3-D Secure') as string])
  expect((await press(url, { answer: 'fail' })).status).toBe(402)
  expect((await history.subscription()).status).toBe('past_due')
  expect((await press(url, { answer: 'complete' })).status).toBe(303)
  expect((await history.subscription()).status).toBe('active')
  const paid = await read(url)
  expect(paid).toContain('Paid on 15 February 2027')
  expect(paid).not.toContain('<form')
  // A second press pays nothing more.
  expect((await press(url, { answer: 'complete' })).status).toBe(303)
  expect((await history.stripe.charges.list({ customer: history.customer })).data).toHaveLength(2)
})

test('another card pays the open invoice, and the saved one stays for later', async () => {
  const { history, url } = await failRenewal('4000002760003184')
  const { default_payment_method: saved } = await history.subscription()
  expect((await press(url, card('4242'))).status).toBe(422)
  const refused = await press(url, card('4000000000009995'))
  expect([refused.status, refused.text]).toEqual([
    402,
    expect.stringContaining('insufficient funds') as string,
  ])
  expect((await press(url, card('5555555555554444'))).status).toBe(303)
  const { status, default_payment_method } = await history.subscription()
  expect([status, default_payment_method]).toEqual(['active', saved])
})

test('a card that needs 3-D Secure at its first payment needs it here too', async () => {
  const { history, url } = await failRenewal('4000002760003184')
  const asked = await press(url, card('4000002500003155'))
  const [, method] = /name="method" value="(pm_[A-Za-z0-9]+)"/.exec(asked.text) ?? []
  expect((await press(url, { answer: 'complete', method: String(method) })).status).toBe(303)
  expect((await history.subscription()).status).toBe('active')
})

test('an unknown invoice has no page', async () => {
  const { history } = await failRenewal('4000002760003184')
  expect((await fetch(`${history.account.url()}/i/in_nothing`)).status).toBe(410)
})

test('a card is valid until the end of its month, and is then declined as expired', async () => {
  const history = await subscribed('2027-01-15T10:00:00Z')
  await history.newCard()
  const { default_payment_method: id } = await history.subscription()
  const { card: saved } = await history.stripe.paymentMethods.retrieve(id as string)
  expect(saved).toMatchObject({ exp_month: 1, exp_year: 2028 })
  await history.moveTo('2028-01-31T00:00:00Z')
  expect((await history.subscription()).status).toBe('active')
  await history.moveTo('2028-02-15T12:00:00Z')
  expect((await history.subscription()).status).toBe('past_due')
  const [charge] = (await history.stripe.charges.list({ customer: history.customer, limit: 1 })).data
  expect(charge).toMatchObject({ status: 'failed', failure_code: 'expired_card' })
})
