import { describe, expect, it } from 'vitest'
import { listFile, now, readList } from '../../../../testing/lists/read-list'
import type { ImportLine, Meaning, PartMapping } from '../../rules'
import { judgeRow } from './judge-row'
import { planPart } from './plan-part'

const columns: [string, Meaning][] = [
  ['email', 'email'],
  ['confirmed_at', 'confirmed_at'],
  ['source', 'source'],
  ['status', 'status'],
  ['unsubscribed_at', 'unsubscribed_at'],
  ['paused_until', 'paused_until'],
  ['suppressed_at', 'suppressed_at'],
  ['suppressed_reason', 'suppressed_reason'],
  ['created_at', 'signed_up_at'],
]
const mapping: PartMapping = {
  name: 'list.csv',
  provider: null,
  encoding: 'utf-8',
  delimiter: ',',
  headerLine: 1,
  columns: columns.map(([name, meaning]) => ({ name, meaning })),
  statuses: {
    '3:active': 'subscribed',
    '3:gone': 'unsubscribed',
    '3:bounced': 'suppressed',
    '3:odd': null,
    '3:': 'subscribed',
  },
  standing: null,
}
const plan = planPart(mapping, { dateOrder: 'day_first', now })
const judge = (...cells: string[]) => judgeRow({ line: 7, cells }, plan)

describe('a row', () => {
  it('is taken with what it says', () => {
    expect(judge(' Reader@Example.org ', '2024-03-05T10:00:00+02:00', ' The fair ', 'Active')).toEqual({
      ok: true,
      value: {
        line: 7,
        part: 'list.csv',
        email: 'reader@example.org',
        state: 'confirmed',
        suppressed: null,
        name: null,
        note: null,
        tags: [],
        source: 'The fair',
        confirmedAt: new Date('2024-03-05T08:00:00Z'),
        signedUpAt: null,
        unsubscribedAt: null,
        pausedUntil: null,
        ipPrefix: null,
        agreedBy: null,
        agreedAt: null,
        wordingVersion: null,
      },
    })
  })

  it('needs only an address', () => {
    expect(judge('a@example.org')).toMatchObject({ value: { state: 'confirmed', confirmedAt: null } })
    expect(judge('почта@пример.рф')).toEqual({ ok: false, reason: 'not_an_address' })
    expect(judge('reader@пример.рф')).toMatchObject({ value: { email: 'reader@xn--e1afmkfd.xn--p1ai' } })
    expect(judge("'+tag@example.org")).toMatchObject({ value: { email: '+tag@example.org' } })
  })

  it.each([
    ['too_many_columns', ['a@example.org', ...Array<string>(8).fill(''), 'more']],
    ['no_address', [' ', '2024-03-05']],
    ['no_address', ['n/a']],
    ['not_an_address', ['reader at example.org']],
    ['too_long', [`${'a'.repeat(250)}@example.org`]],
    ['throw_away', ['a@mailinator.com']],
    ['two_addresses', ['a@example.org; b@example.org']],
    ['date_unreadable', ['a@example.org', '2024-02-30']],
    ['date_unreadable', ['a@example.org', '2024-03-05T25:00:00Z']],
    ['date_unreadable', ['a@example.org', '', '', '', '', 'next spring']],
    ['confirmed_in_future', ['a@example.org', '2026-11-28T12:00:01Z']],
    ['source_too_long', ['a@example.org', '', 'x'.repeat(301)]],
  ])('is rejected: %s', (reason, cells) => expect(judge(...cells)).toEqual({ ok: false, reason }))
})

describe('a person who must not be mailed', () => {
  it.each<[string, string[], Partial<ImportLine>]>([
    ['left by status', ['', '', 'gone'], { state: 'unsubscribed', unsubscribedAt: null }],
    ['left by date', ['', '', 'active', '2026-01-02'], { unsubscribedAt: new Date('2026-01-01T23:00:00Z') }],
    [
      'left on a day that is none',
      ['', '', 'active', '2024-02-30'],
      { state: 'unsubscribed', unsubscribedAt: null },
    ],
    ['left, in words', ['', '', '', 'last week'], { state: 'unsubscribed', unsubscribedAt: null }],
    ['left in the future', ['', '', '', '2029-01-01'], { state: 'unsubscribed', unsubscribedAt: null }],
    [
      'left, and has an unreadable confirmation',
      ['2024-02-30', '', 'gone'],
      { state: 'unsubscribed', confirmedAt: null },
    ],
    ['bounced by status', ['', '', 'bounced'], { suppressed: { at: null, reason: 'bounce' } }],
    [
      'suppressed on a day that is none',
      ['', '', '', '', '', '2024-02-30'],
      { suppressed: { at: null, reason: 'staff' } },
    ],
    [
      'complained',
      ['', '', '', '', '', '', 'spam complaint'],
      { suppressed: { at: null, reason: 'complaint' }, state: 'unsubscribed' },
    ],
    [
      'suppressed for another reason',
      ['', '', '', '', '', '2026-01-02', 'moved away'],
      { suppressed: { at: new Date('2026-01-01T23:00:00Z'), reason: 'staff' } },
    ],
    ['not explained', ['', '', 'odd'], { state: 'unconfirmed' }],
    ['with a status that was not surveyed', ['', '', 'other'], { state: 'unconfirmed' }],
  ])('is never lost, and never a subscriber: %s', (_, cells, expected) => {
    expect(judge('a@example.org', ...cells)).toMatchObject({ ok: true, value: expected })
  })
})

it('a person who left is recorded from a row that would be rejected for a subscriber', async () => {
  const long = 'x'.repeat(301)
  const list = `email,status,source
a@example.org,unsubscribed,too many, mails
b@example.org; c@example.org,unsubscribed,
d@example.org,bounced,${long}
e@example.org; f@example.org,active,
g@example.org,active,too many, mails`
  const { taken, rejected } = await readList(listFile('list.csv', list))
  expect(taken.map(({ email, state, suppressed }) => [email.slice(0, 1), state, suppressed?.reason])).toEqual(
    [
      ['a', 'unsubscribed', undefined],
      ['b', 'unsubscribed', undefined],
      ['c', 'unsubscribed', undefined],
      ['d', 'confirmed', 'bounce'],
    ],
  )
  expect(rejected.map(({ reason }) => reason)).toEqual(['two_addresses', 'too_many_columns'])
})

it('a pause is kept', () => {
  expect(judge('a@example.org', '', '', '', '', '2027-03-01')).toMatchObject({
    value: { pausedUntil: '2027-03-01' },
  })
})

it('an unreadable day of sign-up is left out', () => {
  expect(judge('a@example.org', '', '', '', '', '', '', '', '2024-02-30')).toMatchObject({
    value: { signedUpAt: null },
  })
})

it('details are bounded, and PostgreSQL can store them', async () => {
  const list = `email,name,note,tags,OPTIN_IP,CONFIRM_IP
a@example.org,${'n'.repeat(300)},"${'o'.repeat(3000)}","${Array.from({ length: 50 }, (_, n) => `t${n}`).join(';')}",2001:db8:1:2ff::7,203.0.113.9
b@example.org,"a\0b\u202ec\ud83d
 d","1\0\r\n2","[""x, y"",""${'😀'.repeat(40)}""]",,203.0.113.9
c@example.org,,,"""a"",""b, c""",unknown,
d@example.org,Null,-,n/a,,`
  const [a, b, c, d] = (await readList(listFile('list.csv', list))).taken
  expect([a?.name?.length, a?.note?.length, a?.tags.length, a?.ipPrefix]).toEqual([
    200,
    2000,
    30,
    '2001:db8:1:200::/56',
  ])
  expect(b).toMatchObject({
    name: 'abc\ufffd d',
    note: '1\n2',
    tags: ['x, y', '😀'.repeat(25)],
    ipPrefix: '203.0.113.0/24',
  })
  expect(c).toMatchObject({ tags: ['a', 'b, c'], ipPrefix: null })
  expect(d).toMatchObject({ name: null, note: null, tags: [] })
})

it.each([
  ['first_name,last_name', 'Anna,Petrova', 'Anna Petrova'],
  ['Vorname,Name', 'Anna,Petrova', 'Anna Petrova'],
  ['name,first_name', 'Anna Petrova,Anna', 'Anna Petrova'],
  ['name,first_name,last_name', ',Anna,', 'Anna'],
  ['Nom,Prénom', 'Petrova,Anna', 'Anna Petrova'],
])('a name is joined from %s', async (names, cells, name) => {
  const { taken } = await readList(listFile('list.csv', `email,${names}\na@example.org,${cells}`))
  expect(taken).toMatchObject([{ name }])
})
