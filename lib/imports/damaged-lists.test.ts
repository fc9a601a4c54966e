import { describe, expect, it } from 'vitest'
import { fateOf, fates, listFile, now, readList } from '../../testing/lists/read-list'
import { readLines } from './read-lines'
import { readOptions, type ImportOptions } from './read-options'
import type { Decisions, Survey } from './rules'
import { sayNotice } from './say-options'

// What a list contains that cannot be read, or was saved wrongly: it is shown, and a person decides.

const read = (content: string, decided: Decisions = {}) => readList(listFile('list.csv', content), decided)
const none: ImportOptions = { map: [], status: [], standing: [], dates: [], mend: [] }

/** The decisions of some options of the command. */
function options(survey: Survey, given: Partial<ImportOptions>): Decisions {
  const decisions = readOptions({ ...none, ...given }, survey)
  if (!decisions.ok) throw new Error(decisions.message)
  return decisions.value
}

/** What the command says of each notice. */
const said = ({ notices, mapping: { parts } }: Survey) =>
  notices.map((notice) => {
    const column = parts.find(({ name }) => name === notice.part)?.columns[notice.column]
    return column === undefined ? '' : sayNotice(notice, column)
  })

describe('dates that cannot be read', () => {
  const list = [
    'email,signup_date,confirmed_at',
    'a@x.org,31/31/2024,2024-03-05',
    'b@x.org,soon,2024-03-05',
    'c@x.org,2024-02-30,24-03-05',
    'd@x.org,2024-03-04,',
    'e@x.org,0000-00-00,',
  ].join('\n')

  it('are counted and shown with their lines, and what becomes of them', async () => {
    const { survey, taken, rejected } = await read(list)
    expect(survey.questions).toEqual([])
    expect(survey.notices).toMatchObject([
      {
        about: 'unreadable_dates',
        name: 'signup_date',
        rows: 3,
        examples: [
          { line: 2, value: '31/31/2024' },
          { line: 3, value: 'soon' },
          { line: 4, value: '2024-02-30' },
        ],
      },
      { name: 'confirmed_at', rows: 1, examples: [{ line: 4, value: '24-03-05' }] },
    ])
    expect(said(survey)[0]).toMatch(
      /^3 dates in the column “signup_date” could not be read, for example “31\/31\/2024” \(line 2\), “soon” .*: left empty\. Otherwise --dates "signup_date=empty"/,
    )
    expect(said(survey)[1]).toContain('1 date in the column “confirmed_at” could not be read')
    expect(taken.map(({ email }) => email[0])).toEqual(['a', 'b', 'd', 'e'])
    expect(rejected).toMatchObject([{ line: 4, reason: 'date_unreadable' }])
  })

  it('are left empty, or reject their rows, where a person says so', async () => {
    const { survey } = await read(list)
    const empty = await read(list, options(survey, { dates: ['confirmed_at=empty'] }))
    expect(empty.rejected).toEqual([])
    expect(empty.taken[2]).toMatchObject({ email: 'c@x.org', confirmedAt: null, signedUpAt: null })
    expect(said(empty.survey)[1]).toContain('left empty')

    const without = await read(list, options(survey, { dates: ['signup_date=reject', 'confirmed_at=empty'] }))
    expect(without.rejected.map(({ line }) => line)).toEqual([2, 3, 4])
  })

  it('are read in the order that a person chooses for their column', async () => {
    const { survey } = await read(list)
    const chosen = async (order: string) => {
      const { taken } = await read(list, options(survey, { dates: [`confirmed_at=${order}`] }))
      return taken
        .find(({ email }) => email === 'c@x.org')
        ?.confirmedAt?.toISOString()
        .slice(0, 10)
    }
    expect(await chosen('year_first')).toBe('2024-03-04')
    expect(await chosen('day_first')).toBe('2005-03-23')
    // 24 can only be the day.
    expect(await chosen('month_first')).toBe('2005-03-23')
  })

  it('leave no question about the order of a column for which it was chosen', async () => {
    const unclear = 'email,confirmed_at\na@x.org,05/03/24\n'
    expect((await read(unclear)).survey.questions).toMatchObject([{ about: 'date_order' }])
    const { survey } = await read(unclear)
    const chosen = await read(unclear, options(survey, { dates: ['confirmed_at=year_first'] }))
    expect(chosen.survey.questions).toEqual([])
    expect(chosen.taken[0]?.confirmedAt?.toISOString()).toBe('2005-03-23T23:00:00.000Z')
  })

  it('are not guessed where the year was to come first', async () => {
    const list =
      'email,confirmed_at\na@x.org,2024-03-05\nb@x.org,05/03/2024\nc@x.org,5/3/24\nd@x.org,24/3/5\n'
    const { survey } = await read(list)
    const {
      taken,
      rejected,
      survey: chosen,
    } = await read(list, options(survey, { dates: ['confirmed_at=year_first'] }))
    expect(chosen.notices).toMatchObject([{ rows: 3, examples: [{ line: 3 }, { line: 4 }, { line: 5 }] }])
    expect(taken.map(({ email }) => email)).toEqual(['a@x.org'])
    expect(rejected.map(({ reason }) => reason)).toEqual(Array(3).fill('date_unreadable'))
  })

  it('of people who left lose nobody, and words beside them are no dates', async () => {
    const left = 'email,unsubscribed_at\na@x.org,31/31/2024\nb@x.org,yes\nc@x.org,by hand\nd@x.org,\n'
    const { survey } = await read(left)
    expect(survey.notices).toMatchObject([{ rows: 1, examples: [{ line: 2, value: '31/31/2024' }] }])
    const decided = await read(left, options(survey, { dates: ['unsubscribed_at=reject'] }))
    expect(fates(decided)).toEqual({ a: 'left', b: 'left', c: 'left', d: 'mailed' })
  })

  it('need a column and a choice that exist', async () => {
    const { survey } = await read(list)
    for (const dates of [['confirmed_at=tomorrow'], ['nothing=empty'], ['confirmed_at']])
      expect(readOptions({ ...none, dates }, survey)).toMatchObject({ ok: false, option: '--dates' })
    expect(readOptions({ ...none, mend: ['nothing'] }, survey)).toMatchObject({ option: '--mend' })
  })
})

describe('text that was saved wrongly', () => {
  const list = [
    'email,name,note,tags,city',
    'a@x.org,Ð˜Ð²Ð°Ð½,Fish &amp; Chips,"News &amp; Views,Caf&eacute;",Paris &amp; Lyon',
    'b@x.org,ZoÃƒÂ«,plain,plain,Rome',
    'o&#39;b@x.org,Anna,&lt;b&gt;,,',
  ].join('\n')

  it('is shown by column with what it would become, and stays as it is', async () => {
    const { survey, taken, rejected } = await read(list)
    expect(survey.notices.map(({ name, rows }) => [name, rows])).toEqual([
      ['email', 1],
      ['name', 2],
      ['note', 2],
      ['tags', 1],
    ])
    expect(survey.notices[1]?.examples).toEqual([
      { line: 2, value: 'Ð˜Ð²Ð°Ð½', mended: 'Иван' },
      { line: 3, value: 'ZoÃƒÂ«', mended: 'Zoë' },
    ])
    expect(said(survey)[0]).toMatch(/These are email addresses\. --mend "email" repairs it\.$/)
    expect(said(survey)[1]).toContain('“Ð˜Ð²Ð°Ð½” for “Иван” (line 2)')
    expect(taken[0]).toMatchObject({ name: 'Ð˜Ð²Ð°Ð½', note: 'Fish &amp; Chips' })
    expect([...taken, ...rejected].map((line) => ('email' in line ? line.email : line.value))).toContain(
      'o&#39;b@x.org',
    )
  })

  it('is mended in the columns for which a person agreed, and in no other', async () => {
    const { survey } = await read(list)
    const mended = await read(list, options(survey, { mend: ['name', 'note', 'tags'] }))
    expect(mended.taken[0]).toMatchObject({
      name: 'Иван',
      note: 'Fish & Chips',
      tags: ['News & Views', 'Café'],
    })
    expect(mended.taken[1]).toMatchObject({ name: 'Zoë', note: 'plain' })
    expect(said(mended.survey)[1]).toMatch(/: repaired as shown\.$/)
    expect(JSON.stringify([mended.taken, mended.rejected])).toContain('o&#39;b@x.org')
    const address = await read(list, options(survey, { mend: ['email'] }))
    expect(address.taken.map(({ email }) => email)).toContain("o'b@x.org")
  })

  it('does not hide what a column and a status mean', async () => {
    const left = await read(
      'email,Ð¡Ñ‚Ð°Ñ‚ÑƒÑ\u0081,Ð˜Ð¼Ñ\u008f\na@x.org,ÐžÑ‚Ð¿Ð¸Ñ\u0081Ð°Ð½,x\nb@x.org,D&eacute;sabonn&eacute;,y\n',
    )
    expect(left.survey.questions).toEqual([])
    expect(fates(left)).toEqual({ a: 'left', b: 'left' })
    expect(left.taken[0]?.name).toBe('x')
  })

  /** Read as Windows-1252, with control characters for the bytes that have no character there. */
  const misread = (text: string) =>
    Buffer.from(text)
      .toString('latin1')
      .replaceAll(/[\u0080-\u009f]/g, (byte) =>
        new TextDecoder('windows-1252').decode(Buffer.from(byte, 'latin1')),
      )

  it.each([
    'D&eacute;sabonn&eacute;',
    misread('Отписан'),
    misread('Отписался'),
    misread(misread('Отписался от рассылки')),
  ])(
    'a “no” under “%s” does not answer for an empty status, in either order of the columns',
    async (name) => {
      for (const list of [
        `email,Status,${name}\na@x.org,,non\nb@x.org,active,non\n`,
        `email,${name},Status\na@x.org,non,\nb@x.org,non,active\n`,
      ]) {
        const { survey } = await read(list)
        expect(survey.questions).toMatchObject([{ about: 'status_value', value: '', rows: 1 }])
        const answered = await read(list, options(survey, { status: ['=unsubscribed'] }))
        expect(answered.survey.questions).toEqual([])
        expect(fates(answered)).toEqual({ a: 'left', b: 'mailed' })
      }
    },
  )

  it('a survey that an earlier version stored says it by the names of its columns', async () => {
    const file = listFile('list.csv', 'email,Status,Unsubscribed\na@x.org,,no\nb@x.org,active,no\n')
    const decided = { parts: { 'list.csv': { statuses: { '1:': 'unsubscribed' } } } } as const
    const { survey } = await readList(file, decided)
    const parts = survey.mapping.parts.map((part) => ({
      ...part,
      columns: part.columns.map(({ name, meaning }) => ({ name, meaning })),
    }))
    for await (const { taken } of readLines(file, { mapping: { ...survey.mapping, parts }, now }))
      expect(taken.map(fateOf)).toEqual(['left', 'mailed'])
  })

  it('also says in tags and notes that somebody left, which is asked about', async () => {
    for (const word of ['D&eacute;sabonn&eacute;', misread('Отписан'), 'Unsubscribed&nbsp;'])
      for (const column of ['tags', 'note']) {
        const { survey } = await read(`email,${column}\na@x.org,${word}\nb@x.org,x\n`)
        expect([word, column, survey.questions]).toMatchObject([word, column, [{ about: 'status_column' }]])
      }
  })

  it('of an address stays where it can be read as it is, and loses nobody who left', async () => {
    const addresses = [
      'email,status',
      'a@èâàí.example,active',
      'o&#39;b@x.org,active',
      'Ren&eacute; <c@x.org>,active',
    ].join('\n')
    const { survey } = await read(addresses)
    const mended = await read(addresses, options(survey, { mend: ['email'] }))
    expect(mended.taken.map(({ email, name }) => [email, name])).toEqual([
      ['a@xn--0cadrw.example', null],
      ["o'b@x.org", null],
      ['c@x.org', 'René'],
    ])
    const left = await read(
      'email,status\no&#39;a@x.org,unsubscribed\no&#39;b@x.org,bounced\no&#39;c@x.org,active\n&#64;,unsubscribed\n&lt;d@x.org&gt;; e@x.org,left\n',
    )
    expect(left.taken.map(({ email, state, suppressed }) => [email, state, suppressed?.reason])).toEqual([
      ["o'a@x.org", 'unsubscribed', undefined],
      ["o'b@x.org", 'confirmed', 'bounce'],
      ['d@x.org', 'unsubscribed', undefined],
      ['e@x.org', 'unsubscribed', undefined],
    ])
    expect(left.rejected.map(({ line }) => line)).toEqual([4, 5])
  })

  it('is no notice where nothing is wrong', async () => {
    const { survey } = await read(
      'email,name,note\na@x.org,Пётр Её,R&D; AT&T\nb@x.org,José Müller,d’été « oui »\nc@x.org,IRMÃ»,Ő\n',
    )
    expect(survey.notices).toEqual([])
  })
})
