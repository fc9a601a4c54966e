import { db, inTransaction, Prisma } from '../../../db'

/** A domain with fewer readers than this could tell who reads us, so such domains are counted together. */
export const fewestReaders = 5

/** The lease of a worker that held mails when the edition was closed is long over. */
const settledMinutes = 10

/**
 * Adds up the deliveries of closed editions by receiving domain, once for each closing, so that the desk need not look at
 * a million rows. An edition that is opened again is added up live until it is closed again. Twice, or at once: a lock on
 * the edition, and one row for each domain. Half-way: nothing of it. Returns how many editions.
 */
export async function sumClosed(now: Date): Promise<number> {
  const settled = new Date(now.getTime() - settledMinutes * 60_000)
  const closed = await db().$queryRaw<{ number: number }[]>`
    select number from editions
     where closed_at <= ${settled} and audience is not null and summed_at is distinct from closed_at
     order by number desc limit 5`
  let summed = 0
  for (const { number } of closed) if (await sum(number, settled)) summed += 1
  return summed
}

function sum(number: number, settled: Date): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const count = await transaction.$executeRaw`
      update editions set summed_at = closed_at
       where number = ${number} and closed_at <= ${settled} and summed_at is distinct from closed_at`
    if (count === 0) return false
    await transaction.deliverySum.deleteMany({ where: { editionNumber: number } })
    await transaction.$executeRaw`
      insert into delivery_sums (edition_number, domain, audience, sent, waiting, refused)
      select ${number}, case when audience >= ${fewestReaders} then domain else '' end, sum(audience), sum(sent),
             sum(waiting), sum(refused)
        from (${sumsByDomain(number)}) as live
       group by 2`
    return true
  })
}

/** The deliveries of an edition by domain, as they are now. The domain of a reader who was erased is not known. */
export function sumsByDomain(number: number): Prisma.Sql {
  return Prisma.sql`
    select coalesce(split_part(subscriber.email, '@', 2), '') as domain, count(*)::int as audience,
           count(*) filter (where delivery.state = 'sent')::int as sent,
           count(*) filter (where delivery.state in ('waiting', 'sending'))::int as waiting,
           count(*) filter (where delivery.state = 'refused')::int as refused
      from deliveries delivery left join subscribers subscriber on subscriber.id = delivery.subscriber_id
     where delivery.edition_number = ${number} group by 1`
}
