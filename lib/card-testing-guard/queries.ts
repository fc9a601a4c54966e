import { db, type Queryable } from '../db'
import { settings } from '../env'
import { nameNetwork } from './name-network'
import {
  declineShare,
  everybody,
  isOpen,
  isProofNeeded,
  standingOrder,
  type Opening,
  type Tally,
} from './rules'

/** Counts the results of cards tried since then, by everybody or from one network. */
export async function countAttempts(
  transaction: Queryable,
  { scope, since }: { scope: string; since: Date },
): Promise<Tally> {
  const counted = await transaction.cardAttempt.groupBy({
    by: ['outcome'],
    where: { at: { gte: since }, ...(scope === everybody ? {} : { network: scope }) },
    _count: true,
  })
  const countOf = (outcome: 'declined' | 'paid') =>
    counted.find((group) => group.outcome === outcome)?._count ?? 0
  return { declined: countOf('declined'), paid: countOf('paid') }
}

/**
 * Whether a start from this address needs a proof now. @throws if the database is unavailable: then nobody may start
 */
export async function needsProof(ip: string, now: Date): Promise<boolean> {
  const network = nameNetwork(ip)
  const scope = { in: network === null ? [everybody] : [everybody, network] }
  const order = await db().cardGuardOverride.findUnique({ where: { id: 1 } })
  const openings = await db().cardGuard.findMany({ where: { scope, openUntil: { gt: now } } })
  return isProofNeeded({ order, openings }, now)
}

export type GuardView = {
  /** 'auto' while the guard decides; otherwise the setting of staff. */
  mode: 'auto' | 'open' | 'closed'
  /** When the setting of staff expires; null if it does not, and in 'auto'. */
  modeUntil: Date | null
  /** Who changed the setting, and when. */
  order: { staffId: string | null; at: Date } | null
  /** True while every start needs a proof. */
  isOpen: boolean
  /** Since when the global guard has been open automatically, and the earliest time when it closes. */
  opening: Opening | null
  /** First the deciding window, then a day; `share` is the share of declined cards, 0 to 1. */
  figures: { minutes: number; starts: number; declined: number; paid: number; share: number }[]
  /** The networks with the most declines of the day, by the first letters of their pseudonyms. */
  networks: { name: string; declined: number; paid: number; openUntil: Date | null }[]
}

const dayMinutes = 24 * 60
const mostNetworks = 5

/** The guard as the Today page shows it. */
export async function findGuard(now: Date): Promise<GuardView> {
  const row = await db().cardGuardOverride.findUnique({ where: { id: 1 } })
  const order = standingOrder(row, now)
  const standing = await db().cardGuard.findUnique({ where: { scope: everybody } })
  const opening = standing !== null && isOpen(standing, now) ? standing : null
  const windowMinutes = Math.round(settings().CARD_GUARD_WINDOW / 60)
  return {
    mode: order?.mode ?? 'auto',
    modeUntil: order?.until ?? null,
    order: order === null || row === null ? null : { staffId: row.staffId, at: row.at },
    isOpen: isProofNeeded({ order, openings: opening === null ? [] : [opening] }, now),
    opening: opening && { openedAt: opening.openedAt, openUntil: opening.openUntil },
    figures: [await readFigures(windowMinutes, now), await readFigures(dayMinutes, now)],
    networks: await listNetworks(now),
  }
}

async function readFigures(minutes: number, now: Date): Promise<GuardView['figures'][number]> {
  const since = new Date(now.getTime() - minutes * 60_000)
  const starts = await db().donationStart.count({ where: { startedAt: { gte: since } } })
  const tally = await countAttempts(db(), { scope: everybody, since })
  return { minutes, starts, ...tally, share: declineShare(tally) }
}

async function listNetworks(now: Date): Promise<GuardView['networks']> {
  const since = new Date(now.getTime() - dayMinutes * 60_000)
  return db().$queryRaw<GuardView['networks']>`
    select left(attempt.network, 8) as name,
           (count(*) filter (where outcome = 'declined'))::int as declined,
           (count(*) filter (where outcome = 'paid'))::int as paid,
           max(guard.open_until) filter (where guard.open_until > ${now}) as "openUntil"
      from card_attempts attempt left join card_guards guard on guard.scope = attempt.network
     where attempt.network is not null and attempt.at >= ${since}
     group by attempt.network
    having count(*) filter (where outcome = 'declined') > 0
     order by declined desc, attempt.network
     limit ${mostNetworks}`
}
