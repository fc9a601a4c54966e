import { db } from '../db'
import { dayOf } from '../days'
import { settings } from '../env'
import { ipPrefix } from '../limits/ip-prefix'
import { consumeClickLimit } from '../limits/limits'
import { fingerprint } from '../secrets/tokens'
import { isRobot, readClick } from './rules'

export type Visit = { ip: string; userAgent: string; now: Date }

/**
 * Records that somebody followed a link of an edition: which link, when, and a pseudonym of the network that changes
 * daily. Stores nothing about the person and nothing in the browser. Ignores other links, programs that identify
 * themselves, and visits past a network's limit; the visitor does not notice.
 * @returns true if it was recorded
 */
export async function recordArrival(link: string, { ip, userAgent, now }: Visit): Promise<boolean> {
  const clicked = readClick(link)
  if (settings().COUNT_CLICKS === 'off' || clicked === null || isRobot(userAgent)) return false
  if (!(await consumeClickLimit({ ip })).ok) return false
  const isOurs = await db().editionItem.count({
    where: { ...clicked, edition: { state: { notIn: ['draft', 'submitted', 'approved', 'skipped'] } } },
  })
  if (isOurs === 0) return false
  const network = fingerprint('arrival', `${dayOf(now)} ${ipPrefix(ip)}`)
  await db().arrival.create({ data: { ...clicked, network, at: now } })
  return true
}
