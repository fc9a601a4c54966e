/** Marks donations that only the ledger has. Stripe does not know them. */
export const mark = 'seeded'

const donations = `(select id from donations where checkout_session_id like 'cs_test_${mark}_%')`
const payments = `(select payment_intent_id from payments where donation_id in ${donations})`

/**
 * Removes what a test must not leave to the next one on the same stack: seeded donations, which the hourly comparison
 * with Stripe cannot find there, and held domains, whose readers get no edition.
 */
export async function removeSeeded(query: (sql: string) => Promise<unknown>): Promise<void> {
  for (const sql of [
    `delete from duplicate_donations where second_id in ${donations} or first_id in ${donations}`,
    `delete from disputes where payment_intent_id in ${payments}`,
    `delete from payments where donation_id in ${donations}`,
    `delete from donations where id in ${donations}`,
    'delete from domain_holds',
  ])
    await query(sql)
}
