import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fates, listFile, readList } from '../../../../testing/lists/read-list'
import { csv, meaningOf, survey } from '../../../../testing/lists/survey-rows'
import type { Decisions } from '../../rules'
import { surveyFile } from '../../survey-file'

describe('yes and no', () => {
  it.each([
    ['subscribed', 'yes', 'mailed'],
    ['subscribed', 'no', 'left'],
    ['unsubscribed', 'TRUE', 'left'],
    ['unsubscribed', 'false', 'mailed'],
    ['Email disabled', '1', 'left'],
    ['Bounced', 'ja', 'bounce'],
    ['Bounced', 'nein', 'mailed'],
    ['marked_as_spam', 'Y', 'complaint'],
    ['blacklisted', 'да', 'staff'],
    ['confirmed', '0', 'never'],
    ['double opt-in', 'no', 'never'],
    ['GDPR consent', 'no', 'never'],
    ['Accepts Email Marketing', 'no', 'left'],
    ['Do not email', 'oui', 'left'],
    ['Активен', 'нет', 'left'],
    ['On hold', 'Yes', 'left'],
    ['✅ Subscribed', '❌', 'left'],
    ['Email suppressions', '["UNSUBSCRIBE"]', 'left'],
    ['Email suppressions', '[]', 'mailed'],
  ])('“%s: %s” means: %s', async (name, value, fate) => {
    expect(fates(await readList(listFile('list.csv', csv(['email', name], ['a@x.org', value]))))).toEqual({
      a: fate,
    })
  })

  it('a count of bounces is no yes', async () => {
    expect(await meaningOf('bounce_count', '0', '0')).toBe('status')
    expect(await meaningOf('Bounces', '0', '1')).toBe('asked')
  })
})

describe('the most careful of two columns counts', () => {
  it.each([
    [['status', 'unsubscribed_at'], ['active', '2024-01-01'], 'left'],
    [['status', 'unsubscribed_at'], ['active', 'some day in May'], 'left'],
    [['status', 'unsubscribed_at'], ['active', ''], 'mailed'],
    [['status', 'unsubscribed_at'], ['active', '0000-00-00 00:00:00'], 'mailed'],
    [['active', 'bounced'], ['yes', 'yes'], 'bounce'],
    [['status', 'List status'], ['subscribed', 'unsubscribed'], 'left'],
    [['confirmed', 'status'], ['no', 'active'], 'never'],
    [['status', 'subscribed'], ['bounced', ''], 'bounce'],
    [['status', 'Unsubscribe reason'], ['active', 'too many mails'], 'left'],
    [['status', 'Bounced at'], ['active', '2024-01-01'], 'bounce'],
  ])('%j of %j: %s', async (names, values, fate) => {
    const read = await readList(listFile('list.csv', csv(['email', ...names], ['a@x.org', ...values])))
    expect(read.survey.questions).toEqual([])
    expect(fates(read)).toEqual({ a: fate })
  })
})

describe('the name of a file', () => {
  it.each([
    ['unsubscribed_members.csv', 'unsubscribed', 'left'],
    ['Cleaned Members.csv', 'suppressed', 'bounce'],
    ['bounces-2026.csv', 'suppressed', 'bounce'],
    ['spam complaints.csv', 'suppressed', 'complaint'],
    ['Blocklist.txt', 'suppressed', 'staff'],
    ['nonsubscribed.csv', 'never_agreed', 'never'],
    ['отписались.csv', 'unsubscribed', 'left'],
  ])('“%s” suggests that its people are %s, until somebody decides', async (name, suggested, fate) => {
    const file = listFile(name, 'email\na@x.org')
    const asked = await readList(file)
    expect(asked.survey.questions).toEqual([{ about: 'file_name', part: name, suggested }])
    expect(fates(asked)).toEqual({ a: fate })
    const decided = await readList(file, { parts: { [name]: { standing: 'subscribed' } } })
    expect(decided.survey.questions).toEqual([])
    expect(fates(decided)).toEqual({ a: 'mailed' })
  })

  it.each(['fair.csv', 'Riga.csv', 'clean list.csv', 'subscribed.csv'])(
    '“%s” suggests nothing',
    async (name) => {
      expect((await survey([['email'], ['a@x.org']], { name })).questions).toEqual([])
    },
  )

  it('is not asked about if the columns say the same', async () => {
    const rows = [
      ['email', 'status'],
      ['a@x.org', 'unsubscribed'],
    ]
    expect((await survey(rows, { name: 'unsubscribed.csv' })).questions).toEqual([])
  })
})

describe('the column of addresses', () => {
  it('may have a name in another language, or none that we know', async () => {
    for (const name of [
      'E-Mail',
      'Адрес',
      'Электронная почта',
      'Adresse e-mail',
      'Correo electrónico',
      'Contact',
    ]) {
      const { taken } = await readList(listFile('list.csv', csv(['Name', name], ['Anna', 'a@x.org'])))
      expect(taken).toMatchObject([{ email: 'a@x.org', name: 'Anna' }])
    }
  })

  it('is asked for if two could be it, or none', async () => {
    const two = [
      ['Contact 1', 'Contact 2'],
      ['a@x.org', 'b@x.org'],
    ]
    expect((await survey(two)).questions).toEqual([{ about: 'email_column', part: 'list.csv' }])
    expect(
      (
        await survey([
          ['name', 'phone'],
          ['Anna', '1'],
        ])
      ).questions,
    ).toEqual([{ about: 'email_column', part: 'list.csv' }])
    const decided: Decisions = { parts: { 'list.csv': { columns: { 1: 'email' } } } }
    const read = await readList(listFile('list.csv', csv(...two)), decided)
    expect(read.taken.map(({ email }) => email)).toEqual(['b@x.org'])
  })

  it('is not a column of that name with something else', async () => {
    const { taken } = await readList(listFile('list.csv', csv(['Address', 'Email'], ['a@x.org', 'weekly'])))
    expect(taken).toMatchObject([{ email: 'a@x.org' }])
  })

  it('stands alone in a list without a header, with names around the addresses', async () => {
    const list = 'a@x.org\nAnna Petrova <b@x.org>\nmailto:c@x.org\n"Petrova, Olga" <d@x.org>,\n'
    const { taken, rejected } = await readList(listFile('list.txt', list))
    expect(taken.map(({ email, name }) => [email, name])).toEqual([
      ['a@x.org', null],
      ['b@x.org', 'Anna Petrova'],
      ['c@x.org', null],
      ['d@x.org', 'Petrova, Olga'],
    ])
    expect(rejected).toEqual([])
  })

  it.each([
    'a@x.org, b@x.org; c@x.org\nd@x.org',
    'a@x.org;b@x.org;c@x.org;d@x.org',
    'A <a@x.org>, b@x.org\nc@x.org, D <d@x.org>,',
  ])('holds all of %j, where several stand in a row', async (list) => {
    const { taken, rejected } = await readList(listFile('list.txt', list))
    expect(taken.map(({ email }) => email)).toEqual(['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'])
    expect(rejected).toEqual([])
  })
})

it('decisions of a person replace encoding, delimiter and order of dates', async () => {
  const file = listFile(
    'list.csv',
    Buffer.from('email,created_at,a;b\na@x.org,03/05/2024,\xe9;\xe8', 'latin1'),
  )
  const decided: Decisions = { encoding: 'windows-1251', delimiter: ',', dateOrder: 'month_first' }
  const { survey: found, taken } = await readList(file, decided)
  expect(found.mapping).toMatchObject({ encoding: 'windows-1251', delimiter: ',', dateOrder: 'month_first' })
  expect(found).toMatchObject({ questions: [], samples: [{ rows: [['a@x.org', '03/05/2024', 'й;и']] }] })
  expect(taken[0]?.signedUpAt?.toISOString()).toBe('2024-03-04T23:00:00.000Z')
  const semicolon = await readList(file, { delimiter: ';' })
  expect(semicolon.survey.mapping.parts[0]?.columns).toHaveLength(2)
})

it('no header and no row throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }),
      async (names, cells) => {
        const list = csv(['email', ...names], ['a@example.org', ...cells])
        const read = await surveyFile(listFile('list.csv', list))
        expect(read.ok || read.reason).toSatisfy((known) => known === true || known === 'not_text')
      },
    ),
    { numRuns: 60 },
  )
})
