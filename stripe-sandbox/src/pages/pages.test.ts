import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthly, oneTime, openTestAccount, payAsAda } from '../testing/test-account'

let account: Awaited<ReturnType<typeof openTestAccount>>
let stripe: Stripe

beforeAll(async () => {
  account = await openTestAccount()
  stripe = account.stripe()
})
afterAll(() => account.close())

async function pageOf(params: Stripe.Checkout.SessionCreateParams) {
  const session = await stripe.checkout.sessions.create(params)
  const response = await fetch(String(session.url))
  const raw = await response.text()
  return { session, response, raw, text: raw.replace(/\s+/g, ' ') }
}

test('the page shows the payee, the item, the amount, the interval, and that it is not Stripe', async () => {
  const { text } = await pageOf(monthly())
  for (const part of [
    'this is not Stripe',
    'No money moves',
    'The Test Times',
    'Monthly donation',
    '$2.00',
    'every month',
  ]) {
    expect(text).toContain(part)
  }
  for (const label of ['Email', 'Card number', 'Expiry', 'CVC', 'Name on card']) {
    expect(text).toMatch(new RegExp(`<label for="\\w+">${label}</label>`))
  }
  expect(text).toContain('href="http://localhost:3000/donate"')
})

test.each<[string, Stripe.Checkout.SessionCreateParams]>([
  ['Donate', oneTime()],
  ['Pay', oneTime({ submit_type: 'auto' })],
  ['Subscribe', monthly()],
  ['Donate', monthly({ submit_type: 'donate' })],
])('the button says %s', async (label, params) => {
  expect((await pageOf(params)).text).toMatch(new RegExp(`<button[^>]*>${label}</button>`))
})

test('a given email is shown and cannot be changed', async () => {
  const { session, text } = await pageOf(oneTime({ customer_email: 'grace@example.com' }))
  expect(text).toContain('grace@example.com')
  expect(text).not.toContain('name="email"')
  await payAsAda(session)
  expect((await stripe.checkout.sessions.retrieve(session.id)).customer_details?.email).toBe(
    'grace@example.com',
  )
})

test('text from the merchant and the customer is never markup', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const price_data = { currency: 'usd', unit_amount: 500, product_data: { name: evil } }
  const { session, text } = await pageOf(oneTime({ line_items: [{ quantity: 1, price_data }] }))
  expect(text).not.toContain('<img')
  const declined = await payAsAda(session, { card: '4000000000000002', name: evil })
  expect(declined.html).not.toContain('<img')
  const home = await (await fetch(account.url())).text()
  expect(home).not.toContain('<img')
})

test('no script, no frame, no third party; the form may lead to the success url', async () => {
  const { response, raw } = await pageOf(oneTime())
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("form-action 'self' http://localhost:3000;")
  expect(policy).toContain("frame-ancestors 'none'")
  const sheet = /<style>([\s\S]*?)<\/style>/.exec(raw)?.[1] ?? ''
  expect(policy).toContain(`'sha256-${createHash('sha256').update(sheet).digest('base64')}'`)
  expect(response.headers.get('set-cookie')).toBeNull()
})

test('after a decline the error is announced and linked, and the typed values are kept, except card data', async () => {
  const { session } = await pageOf(oneTime())
  const { html } = await payAsAda(session, { card: '4000000000000002' })
  const text = html.replace(/\s+/g, ' ')
  expect(text).toMatch(/<div class="errors" id="error-summary" role="alert"/)
  expect(text).toContain('aria-describedby="error-summary"')
  expect(text).toContain('<title>Error: Your donation')
  expect(text).toContain('value="ada@example.com"')
  expect(text).toContain('value="Ada Lovelace"')
  const again = await (await fetch(String(session.url))).text()
  expect(again).toContain('Your card was declined.')
})

test('an unknown payment page is a 404', async () => {
  const response = await fetch(`${account.url()}/c/pay/cs_test_none`)
  expect([response.status, await response.text()]).toEqual([
    404,
    expect.stringContaining('No such payment page'),
  ])
})

test('the home page lists all objects, each event with its delivery and a button', async () => {
  const { session } = await pageOf(monthly())
  await payAsAda(session)
  const text = (await (await fetch(account.url())).text()).replace(/\s+/g, ' ')
  for (const part of [
    'Checkout sessions',
    'Monthly donation',
    'every month',
    'Visa 4242',
    'succeeded',
    'active',
    'invoice.paid',
    'delivered',
  ]) {
    expect(text).toContain(part)
  }
  expect(text).toMatch(/action="\/_sim\/events\/evt_\w+\/resend"/)
})
