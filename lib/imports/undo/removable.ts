import { sql, type Prisma } from '../../db'

/** Rows that an import added have ids that begin with the time of its approval (run/take-batch.ts). */
export function isOfImport({ importId, approvedAt }: { importId: string; approvedAt: Date }): Prisma.Sql {
  const first = (time: number) => {
    const digits = time.toString(16).padStart(12, '0')
    return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`
  }
  const [from, until] = [first(approvedAt.getTime()), first(approvedAt.getTime() + 1)]
  return sql`subscriber.id >= ${from}::uuid and subscriber.id < ${until}::uuid
             and subscriber.import_id = ${importId}::uuid
             and not exists (select from import_changes as change
                              where change.import_id = ${importId}::uuid and change.subscriber_id = subscriber.id)`
}

/** An edition has been sent to them, or is being sent. The editions are the few since the import. */
export function isMailed(approvedAt: Date): Prisma.Sql {
  return sql`exists (
    select from deliveries as delivery
     where delivery.edition_number in (select number from editions where started_at >= ${approvedAt})
       and delivery.subscriber_id = subscriber.id
       and delivery.state in ('waiting', 'sending', 'sent', 'refused', 'uncertain'))`
}

/** They have begun something themselves: a change of address. */
export const isUnderWay: Prisma.Sql = sql`exists (
  select from address_changes as change where change.subscriber_id = subscriber.id)`
