import { describe, expect, it } from 'vitest'
import { fates, listFile, readList } from '../../testing/lists/read-list'
import { encode } from '../../testing/lists/write-list'

// Small lists that an import once got wrong: people who had left became subscribers, or rows were lost.

describe('people who left, bounced or are blocked', () => {
  it('are recorded as that, from the unsubscribed file of Mailchimp', async () => {
    const list = `"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON,NOTES
mc-left@example.org,A,B,2,"2021-05-04 10:22:33",,"2021-05-04 10:23:01",,"2023-01-02 09:00:00","Weekly 12","NO_LONGER_INTERESTED",
`
    const { survey, taken } = await readList(listFile('mailchimp-unsubscribed.csv', list))
    expect(survey.questions).toEqual([])
    expect(survey.mapping.provider).toBe('mailchimp')
    expect(taken).toMatchObject([
      {
        email: 'mc-left@example.org',
        state: 'unsubscribed',
        name: 'A B',
        signedUpAt: new Date('2021-05-04T10:22:33Z'),
        confirmedAt: new Date('2021-05-04T10:23:01Z'),
        unsubscribedAt: new Date('2023-01-02T09:00:00Z'),
      },
    ])
  })

  it('are recorded as that, from Ghost', async () => {
    const list = `id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
1,ghost-in@example.org,A Reader,,true,false,,2024-03-05T10:00:00.000Z,,,
2,ghost-left@example.org,B Reader,,false,false,,2024-03-05T10:00:00.000Z,,,
`
    const read = await readList(listFile('ghost.csv', list))
    expect(read.survey).toMatchObject({ questions: [], mapping: { provider: 'ghost' } })
    expect(fates(read)).toEqual({ 'ghost-in': 'mailed', 'ghost-left': 'left' })
  })

  it('are recorded as that, from listmonk', async () => {
    const list = `uuid,email,name,attributes,status,created_at,updated_at
6f,lm-in@example.org,A,{},enabled,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z
7f,lm-blocked@example.org,B,{},blocklisted,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z
`
    const read = await readList(listFile('listmonk.csv', list))
    expect(read.survey).toMatchObject({ questions: [], mapping: { provider: 'listmonk' } })
    expect(fates(read)).toEqual({ 'lm-in': 'mailed', 'lm-blocked': 'staff' })
  })

  it('are recorded as that, from two columns that somebody wrote', async () => {
    const list = `email,status,subscribed
st-unsub@example.org,unsubscribed,no
st-bounced@example.org,bounced,no
st-pending@example.org,pending,
`
    const read = await readList(listFile('status-column.csv', list))
    expect(read.survey.questions).toEqual([])
    expect(fates(read)).toEqual({ 'st-unsub': 'left', 'st-bounced': 'bounce', 'st-pending': 'never' })
  })
})

it('our own export is read back without loss, also with an older name of a column', async () => {
  for (const word of ['reason', 'why']) {
    const list = `\ufeffemail,state,requested_at,confirmed_at,unsubscribed_at,paused_until,suppressed_at,suppressed_${word},agreed_by,agreed_at,source,wording_version\r
c116@example.net,confirmed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,,,2026-11-27T22:20:25.092Z,bounce,sign-up,2026-11-07T22:20:06.130Z,/donate,2026-11-23\r
paused@example.net,confirmed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,,2027-03-01,,,,,,\r
blocked@example.net,confirmed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,,,2026-11-20T00:00:00Z,staff,,,,\r
left@example.net,unsubscribed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,2026-11-09T22:20:06.130Z,,,,,,'=source,\r
asked@example.net,unconfirmed,2026-11-07T22:20:06.130Z,,,,,,,,,\r
`
    const { survey, taken, rejected } = await readList(listFile('subscribers.csv', list))
    expect(survey).toMatchObject({ questions: [], mapping: { provider: 'own' } })
    expect(rejected).toEqual([])
    const at = new Date('2026-11-07T22:20:06.130Z')
    expect(taken).toMatchObject([
      {
        state: 'confirmed',
        signedUpAt: at,
        confirmedAt: at,
        suppressed: { at: new Date('2026-11-27T22:20:25.092Z'), reason: 'bounce' },
        agreedBy: 'sign-up',
        agreedAt: at,
        source: '/donate',
        wordingVersion: '2026-11-23',
      },
      { state: 'confirmed', pausedUntil: '2027-03-01', suppressed: null },
      { state: 'confirmed', suppressed: { at: new Date('2026-11-20T00:00:00Z'), reason: 'staff' } },
      { state: 'unsubscribed', unsubscribedAt: new Date('2026-11-09T22:20:06.130Z'), source: '=source' },
      { state: 'unconfirmed', confirmedAt: null },
    ])
  }
})

it('our own export is not questioned for what readers or staff wrote', async () => {
  const list = `email,state,requested_at,confirmed_at,suppressed_at,name,tags,note,ip_prefix
a@example.net,confirmed,2026-11-07T22:20:06.130Z,,,Cancelled,"news,inactive","'- pending
'- unsubscribed",203.0.113.0/24
b@example.net,confirmed,2026-11-07T22:20:06.130Z,,,,,unsubscribed,2001:db8:1:200::/56
`
  const { survey, taken } = await readList(listFile('subscribers.csv', list))
  expect(survey.questions).toEqual([])
  expect(taken).toMatchObject([
    {
      name: 'Cancelled',
      tags: ['news', 'inactive'],
      note: '- pending\n- unsubscribed',
      ipPrefix: '203.0.113.0/24',
    },
    { state: 'confirmed', note: 'unsubscribed', ipPrefix: '2001:db8:1:200::/56' },
  ])
})

describe('a list in an unusual dialect', () => {
  it('has a row for each line end, whichever it is', async () => {
    const list = 'email,name\r\na1@example.net,x\na2@example.net,y\r\na3@example.net,z\ra4@example.net,z\n'
    for (const size of [1, 3, 1000]) {
      const { taken, rejected } = await readList(listFile('mixed.csv', list, size))
      expect(taken.map(({ email, line }) => [email, line])).toEqual([
        ['a1@example.net', 2],
        ['a2@example.net', 3],
        ['a3@example.net', 4],
        ['a4@example.net', 5],
      ])
      expect(rejected).toEqual([])
    }
  })

  it('may name its delimiter in the first line', async () => {
    const { survey, taken } = await readList(
      listFile('excel.csv', 'sep=;\r\nemail;name\r\nsep@example.org;x\r\n'),
    )
    expect(survey.mapping).toMatchObject({ delimiter: ';', parts: [{ headerLine: 2 }] })
    expect(taken).toMatchObject([{ email: 'sep@example.org', name: 'x', line: 3 }])
  })

  it('may be windows-1251', async () => {
    const bytes = encode('email,name\ncp1251@example.org,Иван\n', 'windows-1251')
    const { survey, taken } = await readList(listFile('cp1251.csv', bytes))
    expect(survey.mapping.encoding).toBe('windows-1251')
    expect(taken).toMatchObject([{ email: 'cp1251@example.org', name: 'Иван' }])
  })
})

it('dates of several forms are read once a person has said their order', async () => {
  const list = `email,confirmed_at
d1@example.org,05/03/2024
d2@example.org,2024-03-05 10:00
d3@example.org,05.03.2024
d4@example.org,2021-05-04 10:22:33
d5@example.org,2024-02-30
`
  const file = listFile('dates.csv', list)
  const asked = await readList(file)
  expect(asked.survey.questions).toEqual([{ about: 'date_order', example: '05/03/2024' }])
  const { survey, taken, rejected } = await readList(file, { dateOrder: 'day_first' })
  expect(survey).toMatchObject({ questions: [], mapping: { dateOrder: 'day_first' } })
  expect(taken.map(({ confirmedAt }) => confirmedAt?.toISOString())).toEqual([
    '2024-03-04T23:00:00.000Z',
    '2024-03-05T09:00:00.000Z',
    '2024-03-04T23:00:00.000Z',
    '2021-05-04T08:22:33.000Z',
  ])
  expect(rejected).toEqual([
    { line: 6, part: 'dates.csv', reason: 'date_unreadable', value: 'd5@example.org' },
  ])
})
