import { Prisma, inTransaction, type Queryable } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { addedVerdicts, changedVerdicts, sumOf, type Counts } from '../verdicts'
import { countUndoable } from './count-undoable'
import { isMailed, isOfImport, isUnderWay } from './removable'

const batchSize = 5_000

/** What an undo has done so far. */
export type Undone = { removed: number; restored: number; mailed?: number; changed?: number }

type Undoing = { approvedAt: Date; undone: Partial<Undone>; counts: Counts }
type Person = { id: string; email: string; wasSuppressed: boolean }

/**
 * Takes an import back: gives people what they were before, removes those whom it added, with their consent events and
 * their places on the suppression list. Only rows that nobody has changed since (the database keeps a mark, see the
 * trigger `subscribers_import_mark`), and nobody who was sent an edition.
 *
 * Each batch is one transaction behind a lock on the import's row: on two machines each is done once, killed half-way
 * it goes on with the rest, and run again after the end it does nothing.
 */
export async function undoImport(importId: string, now: Date): Promise<void> {
  for (let isOver = false; !isOver;)
    isOver = await inTransaction((transaction) => undoNext(transaction, { importId, now }))
}

async function undoNext(
  transaction: Queryable,
  { importId, now }: { importId: string; now: Date },
): Promise<boolean> {
  const [undoing] = await transaction.$queryRaw<Undoing[]>`
    select approved_at as "approvedAt", undone, counts
      from imports where id = ${importId}::uuid and state = 'undoing' for update`
  if (undoing === undefined) return true
  // The trigger that keeps the consent ledger lets this transaction take back the events of this import.
  await transaction.$executeRaw`select set_config('newspaper.undoing_import', ${importId}, true)`
  const { approvedAt, counts } = undoing
  const restored = await restoreSome(transaction, importId)
  const removed = restored > 0 ? 0 : await removeSome(transaction, { importId, approvedAt })
  const undone: Undone = {
    removed: (undoing.undone.removed ?? 0) + removed,
    restored: (undoing.undone.restored ?? 0) + restored,
  }
  if (restored + removed === 0) {
    await finish(transaction, { importId, approvedAt, counts, undone, now })
    return true
  }
  await transaction.$executeRaw`
    update imports set undone = ${JSON.stringify(undone)}::jsonb, moved_at = clock_timestamp()
     where id = ${importId}::uuid`
  return false
}

async function restoreSome(transaction: Queryable, importId: string): Promise<number> {
  const people = await transaction.$queryRaw<(Person & { events: bigint[] })[]>`
    select subscriber.id::text, subscriber.email, change.consent_event_ids as events,
           subscriber.suppressed_at is not null as "wasSuppressed"
      from import_changes as change
      join subscribers as subscriber on subscriber.id = change.subscriber_id and subscriber.import_id = change.import_id
     where change.import_id = ${importId}::uuid
     order by subscriber.id limit ${batchSize}
       for update of subscriber`
  if (people.length === 0) return 0
  const ids = people.map(({ id }) => id)
  await transaction.$executeRaw`
    update subscribers as subscriber
       set state = change.state, withdrawn_request = change.withdrawn_request, unsubscribed_at = change.unsubscribed_at,
           suppressed_at = change.suppressed_at, suppressed_reason = change.suppressed_reason,
           import_id = change.earlier_import_id
      from import_changes as change
     where change.import_id = ${importId}::uuid and change.subscriber_id = subscriber.id
       and subscriber.id = any (${ids}::uuid[])`
  await transaction.$executeRaw`
    delete from consent_events where subscriber_id = any (${ids}::uuid[])
       and id = any (${people.flatMap(({ events }) => events)}::bigint[])`
  await unsuppress(transaction, { importId, people })
  await transaction.$executeRaw`
    delete from import_changes where import_id = ${importId}::uuid and subscriber_id = any (${ids}::uuid[])`
  return people.length
}

async function removeSome(
  transaction: Queryable,
  of: { importId: string; approvedAt: Date },
): Promise<number> {
  const people = await transaction.$queryRaw<Person[]>`
    select subscriber.id::text, subscriber.email, subscriber.suppressed_at is not null as "wasSuppressed"
      from subscribers as subscriber
     where ${isOfImport(of)} and not ${isMailed(of.approvedAt)} and not ${isUnderWay}
     order by subscriber.id limit ${batchSize}
       for update of subscriber`
  if (people.length === 0) return 0
  const ids = people.map(({ id }) => id)
  // The mail that asked them to confirm, if it is still in the outbox.
  await transaction.$executeRaw`
    delete from mails where unique_key in (${Prisma.join(ids.map((id) => `confirm-subscription:${id}_1`))})`
  await transaction.$executeRaw`delete from subscribers where id = any (${ids}::uuid[])`
  await unsuppress(transaction, { importId: of.importId, people })
  return people.length
}

async function unsuppress(
  transaction: Queryable,
  { importId, people }: { importId: string; people: Person[] },
): Promise<void> {
  const hashes = people
    .filter(({ wasSuppressed }) => wasSuppressed)
    .map(({ email }) => suppressionHash(email))
  if (hashes.length === 0) return
  await transaction.$executeRaw`
    delete from suppressions where import_id = ${importId}::uuid and address_hash = any (${hashes}::text[])`
}

async function finish(
  transaction: Queryable,
  {
    undone,
    now,
    ...finished
  }: { importId: string; approvedAt: Date; counts: Counts; undone: Undone; now: Date },
): Promise<void> {
  const { mailed } = await countUndoable(finished, transaction)
  const all = sumOf(finished.counts, addedVerdicts) + sumOf(finished.counts, changedVerdicts)
  const changed = all - undone.removed - undone.restored - mailed
  const { importId } = finished
  await transaction.$executeRaw`delete from import_changes where import_id = ${importId}::uuid`
  await transaction.$executeRaw`
    update imports set state = 'undone', undone = ${JSON.stringify({ ...undone, mailed, changed })}::jsonb,
                       finished_at = ${now}, moved_at = clock_timestamp()
     where id = ${importId}::uuid`
}
