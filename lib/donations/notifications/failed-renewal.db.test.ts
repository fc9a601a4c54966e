import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { donation, give, newsTo, now, passDays, stripe } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { fetchSnapshot } from '../../stripe/fetch-snapshot'
import { openInvoicePage } from '../manage-links/open-invoice-page'
import { findDonation } from '../queries'
import { receiveEvent } from '../sync/receive-event'
import { syncDonation } from '../sync/sync-donation'
import { useNewCard } from '../changes/use-new-card'

type Given = Awaited<ReturnType<typeof give>>

let given: Given
beforeEach(async () => {
  given = await give()
})

const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const customerOf = async (id: string) => (await donation(id)).stripeCustomerId ?? ''
const payments = async () => (await donation(given.id)).payments.length

async function giveCard(card: string): Promise<void> {
  const method = await stripe().paymentMethods.attach(card, { customer: await customerOf(given.id) })
  await stripe().subscriptions.update(given.subscription, { default_payment_method: method.id })
}

/** A renewal that is refused for this card, a month later. */
async function failWith(card: string): Promise<void> {
  await giveCard(card)
  await passDays(32, given.id)
  expect(await donation(given.id)).toMatchObject({ state: 'past_due' })
}

async function countTries(): Promise<number> {
  const { data } = await stripe().charges.list({ customer: await customerOf(given.id), limit: 100 })
  return data.length
}

it('asks the donor to confirm if the bank asks, and the invoice’s own page pays', async () => {
  await failWith('pm_card_authenticationRequired')
  expect(await donation(given.id)).toMatchObject({ failureCode: 'authentication_required' })
  expect(await newsTo(given.email)).toContain('Your bank wants you to confirm a payment')
  const mail = mailsTo(given.email).find(({ subject }) => subject?.includes('confirm'))
  const url = mail?.text?.match(/https?:\/\/\S+\/i\/in_\w+/)?.[0] ?? ''
  expect(await openInvoicePage(given.id)).toEqual({ ok: true, value: { url } })
  const seen = await findDonation({ by: 'link', donationId: given.id }, given.id)
  expect(seen?.failure).toMatchObject({ code: 'authentication_required' })

  const press = (answer: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(answer), redirect: 'manual' })
  expect(await (await press({ use: 'saved' })).text()).toContain('3-D Secure')
  expect((await press({ answer: 'complete' })).status).toBe(303)
  await syncDonation(given.id, now())
  expect(await donation(given.id)).toMatchObject({ state: 'active', failureCode: null, retryAt: null })
  expect(await payments()).toBe(2)
  expect(await openInvoicePage(given.id)).toEqual({ ok: false, reason: 'nothing_open' })
})

it('gives the bank’s reason, and does not reveal that a card was reported', async () => {
  const customer = await customerOf(given.id)
  const settle = (code: string) =>
    fetch(`${world().stripe.url}/_sim/customers/${customer}/next-charge`, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'decline', decline_code: code }),
    })
  await settle('insufficient_funds')
  await passDays(32, given.id)
  await settle('stolen_card')
  await passDays(4, given.id)
  await newsTo(given.email)
  const [first, second] = mailsTo(given.email).filter(({ subject }) =>
    subject?.includes('did not go through'),
  )
  expect(first?.text).toContain('not enough money on the card')
  expect(second?.text).toContain('did not say why')
  expect(second?.text).not.toMatch(/stolen|lost|fraud/i)
})

it('says of no try that it failed while the bank is still asked', async () => {
  await failWith('pm_card_chargeCustomerFail')
  const { failureCode } = await donation(given.id)
  const known = await newsTo(given.email)
  // The sandbox has no bank that answers days later, so the intent is changed on its way.
  const { sandbox } = world().stripe
  const handle = sandbox.handle.bind(sandbox)
  sandbox.handle = async (request) => {
    const answer = await handle(request)
    if (!/payment_intents\/pi_\w+$/.test(new URL(request.url).pathname)) return answer
    return Response.json({ ...((await answer.json()) as object), status: 'processing' })
  }
  try {
    await syncDonation(given.id, now())
    expect(await donation(given.id)).toMatchObject({ state: 'past_due', failureCode: null, retryAt: null })
  } finally {
    sandbox.handle = handle
  }
  await syncDonation(given.id, now())
  expect(await donation(given.id)).toMatchObject({ state: 'past_due', failureCode })
  expect(await newsTo(given.email)).toEqual(known)
})

it('tries the open invoice at once with a new card: two servers and any number of syncs try once', async () => {
  await failWith('pm_card_chargeCustomerFail')
  const before = await countTries()
  await giveCard('pm_card_visa')
  await Promise.all([syncDonation(given.id, now()), syncDonation(given.id, now())])
  await syncDonation(given.id, now())
  expect(await donation(given.id)).toMatchObject({ state: 'active' })
  expect(await payments()).toBe(2)
  expect(await countTries()).toBe(before + 1)
})

it('the first event that tells of the card pays it, on either of two workers; those after it find it paid', async () => {
  await failWith('pm_card_chargeCustomerFail')
  const before = await countTries()
  const { deliveries, waitFor } = world().webhooks
  deliveries.splice(0)
  await giveCard('pm_card_visa')
  for (const type of ['payment_method.attached', 'customer.subscription.updated']) {
    const { body, signature } = await waitFor(type)
    expect(body).toContain(await customerOf(given.id))
    for (let times = 0; times < 2; times += 1)
      expect(await receiveEvent({ body, signature, now: now() })).toMatchObject({ ok: true })
    await work(2)
    expect(await donation(given.id)).toMatchObject({ state: 'active' })
  }
  expect(await payments()).toBe(2)
  expect(await countTries()).toBe(before + 1)
})

it.each([
  ['pm_card_visa', 'active', 2],
  ['pm_card_chargeCustomerFail', 'past_due', 1],
])(
  'a machine that dies after the try with %s leaves no second try: the donation is %s',
  async (card, state, paid) => {
    await failWith('pm_card_authenticationRequired')
    const before = await countTries()
    await giveCard(card)
    const { checkoutSessionId, cardId } = await donation(given.id)
    const snapshot = await fetchSnapshot(checkoutSessionId ?? '')
    expect(await useNewCard(cardId, snapshot.subscription)).toBe('used')
    // Nothing of it was written down; another machine still sees the invoice open, as it was before the try.
    expect(await useNewCard(cardId, snapshot.subscription)).toBe('used')
    await syncDonation(given.id, now())
    expect(await donation(given.id)).toMatchObject({ state })
    expect(await payments()).toBe(paid)
    expect(await countTries()).toBe(before + 1)
  },
)

it('tries a new card that is refused too only once, and reports it once', async () => {
  await failWith('pm_card_authenticationRequired')
  await giveCard('pm_card_chargeCustomerFail')
  const before = await countTries()
  for (let times = 0; times < 3; times += 1) await syncDonation(given.id, now())
  expect(await countTries()).toBe(before + 1)
  const failures = (await newsTo(given.email)).filter((subject) => /confirm|go through/.test(subject))
  expect(failures).toEqual([
    'Your bank wants you to confirm a payment',
    'Your last payment did not go through',
  ])
})

it('charges a card that Stripe gave only to the customer from then on', async () => {
  await failWith('pm_card_chargeCustomerFail')
  world().clock.moveTo(new Date(now().getTime() + 60_000))
  const customer = await customerOf(given.id)
  const { id } = await stripe().paymentMethods.attach('pm_card_mastercard', { customer })
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } })
  await syncDonation(given.id, now())
  expect(await donation(given.id)).toMatchObject({ state: 'active', cardId: id, cardLast4: '4444' })
  expect((await stripe().subscriptions.retrieve(given.subscription)).default_payment_method).toBe(id)
})
