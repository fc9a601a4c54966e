import type { Pool } from 'pg'
import { inTransaction } from '@/lib/db'
import { freezeAudience } from '@/lib/editions/sending/preparing/freeze-audience'
import { step } from '../dev/progress'
import { median } from './measure/findings'
import { makeApprovedEdition, fillSubscribers, type EditionText } from './edition'

const turns = 3

/** Seconds to freeze an audience, and for a bare INSERT … SELECT of the same rows, in turns. */
export async function timeFreezing(
  pool: Pool,
  { size, edition }: { size: number; edition: EditionText },
): Promise<{ frozen: number; bare: number }> {
  await step(`Filling in ${size.toLocaleString('en-US')} subscribers`, () => fillSubscribers(pool, size))
  await pool.query('create table bare_deliveries (like deliveries including all)')
  const times: { frozen: number[]; bare: number[] } = { frozen: [], bare: [] }
  for (let turn = 1; turn <= turns; turn += 1) {
    await step(`Freezing, turn ${turn} of ${turns}`, async () => {
      times.bare.push(await time(pool, () => insertBare(pool)))
      await pool.query('truncate deliveries')
      const number = 900 + turn
      await makeApprovedEdition(pool, { number, edition })
      times.frozen.push(
        await time(pool, () =>
          inTransaction((transaction) => freezeAudience(transaction, { number, now: new Date() })),
        ),
      )
      if (turn < turns)
        await pool.query(`update editions set state = 'cancelled' where number = $1`, [number])
    })
  }
  await pool.query('drop table bare_deliveries')
  return { frozen: median(times.frozen), bare: median(times.bare) }
}

async function insertBare(pool: Pool): Promise<void> {
  await pool.query(
    `insert into bare_deliveries (edition_number, subscriber_id, state)
     select 1, id, 'waiting' from subscribers`,
  )
}

async function time(pool: Pool, work: () => Promise<unknown>): Promise<number> {
  await pool.query('truncate bare_deliveries')
  await pool.query('checkpoint')
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
