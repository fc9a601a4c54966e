import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '../db'
import { clickQuery } from './click-query'
import { foldArrivals } from './fold-arrivals'
import { listClicks } from './queries'
import { recordArrival } from './record-arrival'

const now = new Date('2026-11-27T07:30:00Z')
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
  await db().$executeRaw`truncate arrivals, edition_clicks, editions cascade`
  await db().$executeRaw`delete from articles`
  await edition(12, 'sent')
})

async function edition(number: number, state: 'sent' | 'draft') {
  await db().edition.create({
    data: {
      number,
      state,
      subject: '',
      preheader: '',
      openingNote: '',
      sendsAt: now,
      dueOn: new Date(Date.UTC(2026, 10, 27 + 7 * number)),
    },
  })
  for (let position = 1; position <= 5; position += 1) {
    const words = {
      section: 'Culture',
      headline: `Story ${position}`,
      standfirst: '',
      byline: '',
      bodyMarkdown: '',
    }
    const article = await db().article.create({
      data: { ...words, slug: `story-${number}-${position}`, publishedAt: now, updatedAt: now },
    })
    await db().editionItem.create({
      data: { editionNumber: number, position, articleId: article.id, blurb: '' },
    })
  }
}

const arrive = (link: string, { ip = '203.0.113.7', at = now, agent = userAgent } = {}) =>
  recordArrival(link, { ip, userAgent: agent, now: at })
const counts = async () => (await listClicks(12)).map(({ count }) => count)

describe('a visit from an edition', () => {
  it('is stored without its visitor, and counts after two minutes', async () => {
    expect(clickQuery(12, 2)).toEqual({ weekly: '12.2' })
    expect(await arrive('12.2')).toBe(true)
    const [kept] = await db().arrival.findMany()
    expect(Object.keys(kept ?? {}).toSorted()).toEqual(['at', 'editionNumber', 'id', 'network', 'position'])
    expect(kept?.network).not.toContain('203')
    expect(await foldArrivals(later(60))).toBe(0)
    expect(await foldArrivals(later(130))).toBe(1)
    expect(await db().arrival.count()).toBe(0)
    expect(await counts()).toEqual([0, 1, 0, 0, 0])
    expect((await listClicks(12))[1]).toMatchObject({ position: 2, headline: 'Story 2' })
  })

  it('has another pseudonym for its network the next day', async () => {
    await arrive('12.1')
    await arrive('12.1', { ip: '203.0.113.200' })
    await arrive('12.1', { at: later(86_400) })
    const networks = (await db().arrival.findMany({ orderBy: { id: 'asc' } })).map(({ network }) => network)
    expect(networks[0]).toBe(networks[1])
    expect(networks[0]).not.toBe(networks[2])
  })

  it('is not recorded for robots, or for a link that was in no sent edition', async () => {
    await edition(13, 'draft')
    const answers = [
      await arrive('12.1', { agent: 'Googlebot/2.1' }),
      await arrive('12.1', { agent: '' }),
      ...(await Promise.all(['12.9', '99.1', '13.1', 'x'].map((link) => arrive(link)))),
    ]
    expect(answers).toEqual(Array(6).fill(false))
    expect(await db().arrival.count()).toBe(0)
  })

  it('is not counted past the limit of a network', async () => {
    const most = 300
    for (let visits = 0; visits < most; visits += 6) {
      const counted = await Promise.all(Array.from({ length: 6 }, () => arrive('12.1')))
      expect(counted).toEqual(Array(6).fill(true))
    }
    expect(await arrive('12.1')).toBe(false)
    expect(await arrive('12.1', { ip: '198.51.100.1' })).toBe(true)
  })
})

describe('folding', () => {
  it('drops a sweep and counts the readers around it, once, also if two processes fold at once', async () => {
    for (const position of [1, 2, 3, 4, 5]) await arrive(`12.${position}`, { at: later(position) })
    for (const position of [1, 1, 3]) await arrive(`12.${position}`, { ip: '198.51.100.9' })
    const folded = await Promise.all([foldArrivals(later(200)), foldArrivals(later(200))])
    expect(folded.toSorted()).toEqual([0, 3])
    await arrive('12.3', { at: later(300) })
    await foldArrivals(later(500))
    expect(await counts()).toEqual([2, 0, 2, 0, 0])
    expect(await db().arrival.count()).toBe(0)
  })
})
