import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type Stripe from 'stripe'
import { expect, type World } from '../world'

const run = promisify(execFile)
const projectFolder = path.resolve(import.meta.dirname, '..', '..')

type Book = {
  intent: string
  charge: string
  minor: number
  currency: string
  refunded: number
  at: number
  fee: number
}

type Paid = {
  donor: string
  customer: string
  /** How many payments there must be. */
  payments: number
}

/** Compares row by row what Stripe and the ledger say about this donor's money, and runs the command that does the same. */
export async function expectEqualBooks(
  world: World,
  stripe: Stripe,
  { donor, customer, payments }: Paid,
): Promise<void> {
  const { data: charges } = await stripe.charges.list({
    customer,
    limit: 100,
    expand: ['data.balance_transaction'],
  })
  const atStripe = charges
    .filter(({ status }) => status === 'succeeded')
    .map((charge) => ({
      intent: charge.payment_intent as string,
      charge: charge.id,
      minor: charge.amount,
      currency: charge.currency,
      refunded: charge.amount_refunded,
      at: charge.created,
      fee: (charge.balance_transaction as Stripe.BalanceTransaction).fee,
    }))
  const inLedger = await world.query<Book>(
    `select p.payment_intent_id as intent, p.charge_id as charge, p.amount_minor as minor, p.currency,
            coalesce((select sum(r.amount_minor) from refunds r where r.payment_intent_id = p.payment_intent_id), 0)::int as refunded,
            extract(epoch from p.paid_at)::int as at, p.fee_minor as fee
       from payments p join donations d on d.id = p.donation_id
      where d.donor_email = $1 order by p.paid_at desc`,
    [donor],
  )
  expect(inLedger).toEqual(atStripe)
  expect(inLedger).toHaveLength(payments)
  const { stdout } = await run('node', [path.join('build', 'verify-ledger.js')], {
    cwd: projectFolder,
    env: world.environment,
  })
  expect(stdout).toMatch(/^ledger: [\d,]+ payments compared, 0 differences\n$/)
}
