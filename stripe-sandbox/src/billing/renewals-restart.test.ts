import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { idOf } from '../checkout/attempt'
import { monthly, openTestAccount, payAsAda } from '../testing/test-account'

const folder = mkdtempSync(join(tmpdir(), 'stripe-renewals-'))
let close: () => Promise<void> = () => Promise.resolve()
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true })
})

test('what fell due while the sandbox was down happens at its next start, with the right dates', async () => {
  const clock = { at: new Date('2027-01-31T10:00:00Z') }
  const account = await openTestAccount({ now: () => clock.at, stateFile: join(folder, 'stripe.json') })
  close = () => account.close()
  const session = await account.stripe().checkout.sessions.create(monthly())
  await payAsAda(session)
  const { subscription } = await account.stripe().checkout.sessions.retrieve(session.id)
  const id = idOf(subscription) ?? ''
  const customer = idOf((await account.stripe().subscriptions.retrieve(id)).customer) ?? ''
  const method = await account.stripe().paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await account.stripe().subscriptions.update(id, { default_payment_method: method.id })
  clock.at = new Date('2027-02-28T12:00:00Z')
  await account.sandbox().clockMoved()
  expect((await account.stripe().subscriptions.retrieve(id)).status).toBe('past_due')

  clock.at = new Date('2027-04-01T00:00:00Z')
  await account.restart()
  const [ended] = (await account.stripe().events.list({ type: 'customer.subscription.deleted' })).data
  expect(new Date(Number(ended?.created) * 1000).toISOString()).toBe('2027-03-15T11:00:00.000Z')
  const failures = (await account.stripe().events.list({ type: 'invoice.payment_failed' })).data
  expect(failures).toHaveLength(4)
})
