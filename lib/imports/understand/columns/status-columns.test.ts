import { describe, expect, it } from 'vitest'
import { fates, listFile, readList } from '../../../../testing/lists/read-list'
import { csv, meaningOf, survey } from '../../../../testing/lists/survey-rows'
import type { Decisions } from '../../rules'

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
