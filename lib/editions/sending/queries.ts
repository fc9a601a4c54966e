import { db } from '../../db'

/** The counts of an edition's deliveries; balanced if they add up to the audience. */
export type Books = {
  audience: number
  waiting: number
  sending: number
  sent: number
  refused: number
  suppressed: number
  left: number
  cancelled: number
  uncertain: number
  isBalanced: boolean
}

export type Progress = {
  books: Books
  /** Over the last minute in which something was sent. */
  perMinute: number
  /** Null while it cannot be estimated. */
  remainingMinutes: number | null
  /** While the mail server fails: when we try again. */
  breakerUntil: Date | null
}

export type Trouble = {
  subscriberId: string
  email: string | null
  lastError: string | null
  at: Date | null
}

const states = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'suppressed',
  'left',
  'cancelled',
  'uncertain',
] as const

export async function findBooks(number: number): Promise<Books> {
  const edition = await db().edition.findUnique({ where: { number }, select: { audience: true } })
  const counts = await db().delivery.groupBy({ by: 'state', where: { editionNumber: number }, _count: true })
  const count = (state: (typeof states)[number]) => counts.find((each) => each.state === state)?._count ?? 0
  const books = Object.fromEntries(states.map((state) => [state, count(state)])) as Record<
    (typeof states)[number],
    number
  >
  const audience = edition?.audience ?? 0
  const sum = states.reduce((total, state) => total + books[state], 0)
  return { audience, ...books, isBalanced: sum === audience }
}

export async function findProgress(number: number): Promise<Progress> {
  const books = await findBooks(number)
  const [rate] = await db().$queryRaw<
    { count: number; seconds: number; state: string; until: Date | null }[]
  >`
    select (select count(*)::int from deliveries
             where edition_number = ${number} and state = 'sent'
               and outcome_at > last.outcome_at - interval '1 minute') as count,
           least(60, greatest(1, extract(epoch from last.outcome_at - edition.started_at)))::float as seconds,
           edition.state::text,
           case when edition.breaker_until > clock_timestamp() then edition.breaker_until end as until
      from editions edition,
           (select max(outcome_at) as outcome_at from deliveries
             where edition_number = ${number} and state = 'sent') last
     where edition.number = ${number}`
  const perMinute = rate === undefined || rate.count === 0 ? 0 : Math.round((rate.count * 60) / rate.seconds)
  const isMoving = rate?.state === 'sending' && rate.until === null && perMinute > 0
  const remainingMinutes = isMoving ? (books.waiting + books.sending) / perMinute : null
  return { books, perMinute, remainingMinutes, breakerUntil: rate?.until ?? null }
}

/** Deliveries of which nobody knows whether they arrived. */
export function listUncertain(number: number, { limit }: { limit: number }): Promise<Trouble[]> {
  return listTrouble({ number, state: 'uncertain', limit })
}

/** Deliveries that were refused permanently, or temporarily too often. */
export function listRefused(number: number, { limit }: { limit: number }): Promise<Trouble[]> {
  return listTrouble({ number, state: 'refused', limit })
}

type Listing = { number: number; state: 'uncertain' | 'refused'; limit: number }

function listTrouble({ number, state, limit }: Listing): Promise<Trouble[]> {
  return db().$queryRaw<Trouble[]>`
    select delivery.subscriber_id as "subscriberId", subscriber.email, delivery.last_error as "lastError",
           delivery.outcome_at as at
      from deliveries delivery left join subscribers subscriber on subscriber.id = delivery.subscriber_id
     where delivery.edition_number = ${number} and delivery.state = ${state}::delivery_state
     order by delivery.outcome_at desc, delivery.subscriber_id
     limit ${limit}`
}
