import { db } from '../db'
import { dayOf } from '../days'
import { settings } from '../env'
import { ipPrefix } from '../ip-prefix'
import { spendClick } from '../limits'
import { fingerprint } from '../tokens'
import { isRobot, readClick } from './rules'

export type Visit = { ip: string; userAgent: string; now: Date }

/**
 * Notes that somebody came from a link of an edition: which link, when, and a mark of the network that is another
 * one every day. Nothing of the person, nothing in their browser. What is no such link, a program that says so, and
 * more than one network's share of visits is not noted, and nobody is told.
 * @returns true where it was noted
 */
export async function recordArrival(link: string, { ip, userAgent, now }: Visit): Promise<boolean> {
  const clicked = readClick(link)
  if (settings().COUNT_CLICKS === 'off' || clicked === null || isRobot(userAgent)) return false
  if (!(await spendClick({ ip })).ok) return false
  const isOurs = await db().editionItem.count({
    where: { ...clicked, edition: { state: { notIn: ['draft', 'submitted', 'approved', 'skipped'] } } },
  })
  if (isOurs === 0) return false
  const network = fingerprint('arrival', `${dayOf(now)} ${ipPrefix(ip)}`)
  await db().arrival.create({ data: { ...clicked, network, at: now } })
  return true
}
