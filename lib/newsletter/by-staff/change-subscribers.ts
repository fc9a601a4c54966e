import { Prisma, type Queryable } from '../../db'
import { suppressionHash } from '../../readers/queries'

/** What staff do to several subscribers at once. */
export type SelectionChange =
  | { what: 'add_tag' | 'remove_tag'; tag: string }
  /** On their request: `reason` says how they asked, or why. */
  | { what: 'unsubscribe' | 'suppress'; reason: string }

export type LockedPerson = { id: string; email: string }

/** The most tags of one subscriber. */
const mostTags = 30

/**
 * Does one thing to some subscribers, in a few statements for all of them. Done twice, it changes nothing the second
 * time. The caller holds their locks, taken in the order of their ids.
 * @returns the ids of those whom it changed: the others were so already
 */
export async function changeSubscribers(
  transaction: Queryable,
  { people, change, now }: { people: readonly LockedPerson[]; change: SelectionChange; now: Date },
): Promise<string[]> {
  if (people.length === 0) return []
  const theirs = Prisma.sql`id = any (${people.map(({ id }) => id)}::uuid[])`
  switch (change.what) {
    case 'add_tag':
      return idsOf(
        await transaction.$queryRaw`
          update subscribers set tags = array_append(tags, ${change.tag})
           where ${theirs} and not tags @> array[${change.tag}]::text[] and cardinality(tags) < ${mostTags}
          returning id::text`,
      )
    case 'remove_tag':
      return idsOf(
        await transaction.$queryRaw`
          update subscribers set tags = array_remove(tags, ${change.tag})
           where ${theirs} and tags @> array[${change.tag}]::text[]
          returning id::text`,
      )
    case 'unsubscribe':
      return idsOf(await unsubscribe(transaction, theirs, now))
    case 'suppress':
      return suppress(transaction, people, now)
  }
}

type Changed = { id: string }[]

const idsOf = (changed: Changed) => changed.map(({ id }) => id)

/** As `endSubscription` does for one. */
function unsubscribe(transaction: Queryable, theirs: Prisma.Sql, now: Date): Promise<Changed> {
  return transaction.$queryRaw`
    with ended as (
      update subscribers set state = 'unsubscribed', unsubscribed_at = ${now}, withdrawn_request = request
       where ${theirs} and state <> 'unsubscribed'
      returning id, request
    ), recorded as (
      insert into consent_events (subscriber_id, request, kind, at)
      select id, request, 'withdrawn'::consent_kind, ${now}::timestamptz from ended
      on conflict do nothing
    )
    select id::text from ended`
}

/** As `suppressAddress` does for one: a decision of staff replaces any other reason on the suppression list. */
async function suppress(
  transaction: Queryable,
  people: readonly LockedPerson[],
  now: Date,
): Promise<string[]> {
  const byId = new Map(people.map(({ id, email }) => [id, email]))
  const marked = await transaction.$queryRaw<Changed>`
    with marked as (
      update subscribers set suppressed_at = ${now}, suppressed_reason = 'staff'
       where id = any (${[...byId.keys()]}::uuid[]) and suppressed_at is null
      returning id, request
    ), recorded as (
      insert into consent_events (subscriber_id, request, kind, at)
      select id, request, 'suppressed'::consent_kind, ${now}::timestamptz from marked
      on conflict do nothing
    )
    select id::text from marked`
  const hashes = marked.map(({ id }) => suppressionHash(byId.get(id) ?? '')).sort()
  await transaction.$executeRaw`
    insert into suppressions (address_hash, reason, at)
    select hash, 'staff', ${now}::timestamptz from unnest(${hashes}::text[]) as hash order by hash
    on conflict (address_hash) do update set reason = 'staff' where suppressions.reason <> 'staff'`
  return idsOf(marked)
}
