import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fates, listFile, readList } from '../../../../testing/lists/read-list'
import type { Decisions, Survey } from '../../rules'
import { surveyFile } from '../../survey-file'

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const csv = (...rows: string[][]) => rows.map((cells) => cells.map(quote).join(',')).join('\n')

async function survey(
  rows: string[][],
  { name = 'list.csv', decided = {} as Decisions } = {},
): Promise<Survey> {
  return (await readList(listFile(name, csv(...rows)), decided)).survey
}

/** What a column beside the addresses becomes, or that it is asked about. */
async function meaningOf(name: string, ...values: string[]): Promise<string> {
  const rows = values.map((value, index) => [`a${index}@example.org`, value])
  const { questions, mapping } = await survey([['email', name], ...rows])
  if (questions.some(({ about }) => about === 'status_column')) return 'asked'
  return questions.some(({ about }) => about === 'status_value')
    ? 'values asked'
    : (mapping.parts[0]?.columns[1]?.meaning ?? 'none')
}

describe('a column whose name says who may be mailed', () => {
  it.each([
    ...[
      'status',
      'Email Status',
      'email_permission_status',
      'SubscriberStatus',
      'statut',
      'state_of_subscription',
    ],
    ...['unsubscribed', 'cleaned', 'disabled', 'email_disabled', 'emailDisabled', 'enabled', 'Unsubscribed?'],
    ...['subscribed', 'subscribedToEmails', 'is_subscribed', 'suppressed', 'paused', 'pausedAt', 'bounced'],
    ...[
      'Hard Bounce',
      'bounce_count',
      'blocked',
      'blocklisted',
      'Blacklisted',
      'complained',
      'Complaints',
      'opt-out',
    ],
    ...[
      'OptOut',
      'active',
      'is_active',
      'inactive',
      'email_marketing',
      'Accepts Marketing',
      'opt_in',
      'Opt-in',
    ],
    ...[
      'do_not_email',
      'Do not mail',
      'DoNotContact',
      'cancelled',
      'stopped',
      'Quarantined',
      'archived',
      'consent',
    ],
    ...[
      'marked_as_spam',
      'Ｓｔａｔｕｓ',
      'Отписан',
      'Статус',
      'désabonné',
      'Désinscrit',
      'Estado',
      'suspended',
      'confirmed',
    ],
  ])('“%s” is asked about if its values are not understood', async (name) => {
    expect(await meaningOf(name, 'perhaps')).toMatch(/asked$/)
  })

  it.each([
    ...[
      'name',
      'First Name',
      'MEMBER_RATING',
      'LATITUDE',
      'GMTOFF',
      'LAST_CHANGED',
      'LEID',
      'EUID',
      'NOTES',
      'TAGS',
    ],
    ...[
      'created_at',
      'id',
      'uuid',
      'attributes',
      'labels',
      'tiers',
      'plan',
      'expiry',
      'country',
      'city',
      'consent_source',
    ],
    ...[
      'Consent Date',
      'language',
      'phone',
      'stripe_customer_id',
      'Statement',
      'имя',
      'State/Province',
      'home_state',
      '',
    ],
  ])('“%s” says nothing of it', async (name) => {
    expect(await meaningOf(name, 'x1')).not.toMatch(/asked|status/)
  })

  it('is asked about once, not once for each value, if none is understood', async () => {
    const { questions } = await survey([
      ['email', 'State'],
      ...['Ohio', 'Texas', 'Utah'].map((state, n) => [`${n}@x.org`, state]),
    ])
    expect(questions).toEqual([
      { about: 'status_column', part: 'list.csv', column: 1, name: 'State', example: 'ohio' },
    ])
  })

  it('is asked about by value if some are understood', async () => {
    const rows = [
      ['a@x.org', 'Active'],
      ['b@x.org', 'on hold'],
      ['c@x.org', 'On hold'],
      ['d@x.org', ''],
    ]
    const { questions, mapping } = await survey([['email', 'Status'], ...rows])
    expect(questions).toEqual([
      { about: 'status_value', part: 'list.csv', column: 1, name: 'Status', value: 'on hold', rows: 2 },
      { about: 'status_value', part: 'list.csv', column: 1, name: 'Status', value: '', rows: 1 },
    ])
    expect(mapping.parts[0]?.statuses).toEqual({ '1:active': 'subscribed', '1:on hold': null, '1:': null })
    const statuses = { '1:on hold': 'unsubscribed', '1:': 'subscribed' } as const
    const decided: Decisions = { parts: { 'list.csv': { statuses } } }
    const read = await readList(listFile('list.csv', csv(['email', 'Status'], ...rows)), decided)
    expect(read.survey.questions).toEqual([])
    expect(fates(read)).toEqual({ a: 'mailed', b: 'left', c: 'left', d: 'mailed' })
  })
})

describe('a column whose values say who may be mailed', () => {
  it.each([
    ...[
      'unsubscribed',
      ' UNSUBSCRIBED ',
      'cleaned',
      'bounced',
      'Hard Bounce',
      'hard_bounce',
      'blocked',
      'blocklisted',
    ],
    ...['disabled', 'inactive', 'complained', 'opt-out', 'Opted Out', 'suppressed', 'deleted', 'cancelled'],
    ...['non-subscribed', 'pending', 'invalid', 'paused', 'отписан', 'Abgemeldet', 'Unsubscribed by admin'],
  ])('“%s” is found, in the last row as in the first', async (value) => {
    const rows = Array.from({ length: 50 }, (_, n) => `friends ${n}`)
    expect(await meaningOf('group', ...rows, value)).toBe('asked')
    expect(await meaningOf('Full name', ...rows, value)).toBe('asked')
    expect(await meaningOf('tags', ...rows, `news, ${value}`)).toBe('asked')
  })

  it('is a status if all of them are', async () => {
    expect(await meaningOf('kind', 'active', 'unsubscribed')).toBe('status')
    expect(await meaningOf('', 'bounced', 'active')).toBe('status')
    expect(await meaningOf('kind', 'active', 'active')).toBe('ignored')
  })

  it('is not a note that mentions it', async () => {
    expect(await meaningOf('note', 'Was bounced once, in May')).toBe('note')
  })

  it('is asked about without a name for its yes and no', async () => {
    const { questions } = await survey([
      ['a@x.org', '1'],
      ['b@x.org', '0'],
    ])
    expect(questions).toMatchObject([{ about: 'status_column', column: 1, example: '1' }])
  })

  it('is ignored if a person says so, or is a status if they say that', async () => {
    const rows = [
      ['email', 'group'],
      ['a@x.org', 'friends'],
      ['b@x.org', 'unsubscribed'],
    ]
    const ignored: Decisions = { parts: { 'list.csv': { columns: { 1: 'ignored' } } } }
    expect((await survey(rows, { decided: ignored })).questions).toEqual([])
    const status: Decisions = { parts: { 'list.csv': { columns: { 1: 'status' } } } }
    expect((await survey(rows, { decided: status })).questions).toMatchObject([
      { about: 'status_value', value: 'friends' },
    ])
  })
})

describe('a column named state', () => {
  it('is a postal state by its codes, or beside a city', async () => {
    expect(await meaningOf('State', 'NY', 'CA', '')).toBe('ignored')
    expect(await meaningOf('State', 'ON', 'BC')).toBe('ignored')
    const beside = await survey([
      ['email', 'City', 'State'],
      ['a@x.org', 'Austin', 'Texas'],
    ])
    expect(beside).toMatchObject({
      questions: [],
      mapping: { parts: [{ columns: [{}, {}, { meaning: 'ignored' }] }] },
    })
  })

  it('is a status if one of its values is, also beside a city', async () => {
    expect(await meaningOf('state', 'confirmed', 'unsubscribed')).toBe('status')
    expect(await meaningOf('state', 'confirmed', 'NY')).toBe('values asked')
    const { questions } = await survey([
      ['email', 'City', 'State'],
      ['a@x.org', 'Austin', 'active'],
      ['b@x.org', '', 'TX'],
    ])
    expect(questions).toMatchObject([{ about: 'status_value', value: 'tx' }])
    expect(await meaningOf('state', 'YES', 'NO')).toBe('asked')
  })

  it('of a postal address does not answer for a status that is blank', async () => {
    const rows = [
      ['email', 'State', 'Status'],
      ['a@x.org', 'NY', 'active'],
      ['b@x.org', 'CA', ''],
    ]
    expect((await survey(rows)).questions).toMatchObject([
      { about: 'status_value', column: 2, value: '', rows: 1 },
    ])
  })
})

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
