import { beforeEach, describe, expect, it } from 'vitest'
import { emptyPaper, publishArticles } from '../../../testing/fixtures/edition-fixtures'
import { db } from '../../db'
import { draftEdition } from './draft-edition'
import { moveEditions } from '../state/move-editions'

const at = (instant: string) => new Date(instant)
const tuesday = at('2026-11-24T12:00:00Z')
const hour = at('2026-11-27T06:00:00Z')

beforeEach(emptyPaper)

describe('the draft of the week', () => {
  const drafts = () => db().edition.findMany({ include: { items: true }, orderBy: { number: 'asc' } })

  it('is made on Monday at seven, once, on two servers at once', async () => {
    await publishArticles(9, at('2026-11-20T12:00:00Z'))
    expect(await draftEdition(at('2026-11-23T05:59:59Z'))).toBe(0)
    const made = await Promise.all([1, 2, 3].map(() => draftEdition(at('2026-11-23T06:00:00Z'))))
    expect(made.reduce((sum, count) => sum + count)).toBe(1)
    const [draft, ...more] = await drafts()
    expect(more).toEqual([])
    expect(draft).toMatchObject({ number: 1, state: 'draft', dueOn: at('2026-11-27'), sendsAt: hour })
    expect(draft?.items).toHaveLength(7)
    expect(draft?.subject).not.toBe('')
  })

  it.each([
    [
      'the end of summer time in 2026',
      '2026-10-26T05:59:59Z',
      '2026-10-26T06:00:00Z',
      '2026-10-30T06:00:00Z',
    ],
    [
      'the beginning of summer time in 2027',
      ...(['2027-03-29T04:59:59Z', '2027-03-29T05:00:00Z', '2027-04-02T05:00:00Z'] as const),
    ],
    [
      'the end of summer time in 2027',
      '2027-11-01T05:59:59Z',
      '2027-11-01T06:00:00Z',
      '2027-11-05T06:00:00Z',
    ],
    ['29 February 2028', '2028-02-28T05:59:59Z', '2028-02-28T06:00:00Z', '2028-03-03T06:00:00Z'],
  ])('starts and ends at seven local time after %s', async (_, before, monday, friday) => {
    expect(await draftEdition(at(before))).toBe(0)
    expect(await draftEdition(at(monday))).toBe(1)
    expect((await drafts())[0]?.sendsAt).toEqual(at(friday))
  })

  it('picks what no edition has used; articles of a skipped edition come again', async () => {
    const ids = await publishArticles(7, at('2026-11-20T12:00:00Z'))
    await draftEdition(tuesday)
    await db().edition.updateMany({ data: { editorName: 'Vera Lindqvist' } })
    await moveEditions(hour)
    expect(await draftEdition(at('2026-11-30T06:00:00Z'))).toBe(1)
    const [skipped, second] = await drafts()
    expect(skipped?.state).toBe('skipped')
    expect(second?.editorName).toBe('Vera Lindqvist')
    expect(new Set(second?.items.map(({ articleId }) => articleId))).toEqual(new Set(ids))

    await db().edition.update({ where: { number: 2 }, data: { state: 'sent' } })
    const [newer] = await publishArticles(1, at('2026-12-06T12:00:00Z'))
    await draftEdition(at('2026-12-07T06:00:00Z'))
    expect((await drafts())[2]?.items).toMatchObject([{ articleId: newer, position: 1 }])
  })

  it('exists and is empty if nothing was published, and picks no future articles', async () => {
    await publishArticles(3, at('2026-12-24T12:00:00Z'))
    expect(await draftEdition(tuesday)).toBe(1)
    expect((await drafts())[0]).toMatchObject({ subject: '', items: [] })
  })

  it('is only for the coming Friday after three weeks of downtime', async () => {
    await draftEdition(tuesday)
    const woken = at('2026-12-17T23:30:00Z')
    await moveEditions(woken)
    expect(await draftEdition(woken)).toBe(1)
    expect((await drafts()).map(({ dueOn, state }) => [dueOn.toISOString().slice(0, 10), state])).toEqual([
      ['2026-11-27', 'skipped'],
      ['2026-12-18', 'draft'],
    ])
  })
})
