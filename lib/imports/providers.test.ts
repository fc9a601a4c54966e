import { describe, expect, it } from 'vitest'
import { fates, listFile, readList } from '../../testing/lists/read-list'
import { writeZip } from '../../testing/lists/write-list'
import type { ListProvider } from './rules'

// A made export of each provider, with every status it knows. Addresses begin with what must become of their people.

type Made = { provider: ListProvider; list: string; without: string | null }

const exports: Made[] = [
  {
    provider: 'substack',
    list: `email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at
mailed1@example.org,false,,other,false,2021-03-04T10:00:00.000Z,
mailed2@example.org,true,2027-01-01T00:00:00.000Z,yearly,false,2021-03-04T10:00:00.000Z,2021-04-01T00:00:00.000Z
left1@example.org,false,,other,true,2021-03-04T10:00:00.000Z,
left2@example.org,true,2027-01-01T00:00:00.000Z,monthly,true,2021-03-04T10:00:00.000Z,`,
    without: 'email_disabled',
  },
  {
    provider: 'ghost',
    list: `id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
1,mailed1@example.org,Anna,,true,false,,2024-03-05T10:00:00.000Z,,"vip,news",Free
2,left1@example.org,Ben,,false,true,cus_1,2024-03-05T10:00:00.000Z,,,
3,left2@example.org,Ben,,true,false,,2024-03-05T10:00:00.000Z,2024-05-05T10:00:00.000Z,,`,
    without: 'subscribed_to_emails',
  },
  {
    provider: 'beehiiv',
    list: `Email,Status,Created At,Subscription Tier,UTM Source,Open Rate
mailed1@example.org,active,2024-01-01 10:00:00,free,,
left1@example.org,inactive,2024-01-01 10:00:00,free,,
never1@example.org,pending,2024-01-01 10:00:00,free,,
never2@example.org,validating,2024-01-01 10:00:00,free,,
bounce1@example.org,invalid,2024-01-01 10:00:00,free,,`,
    without: 'Status',
  },
  {
    provider: 'kit',
    list: `first_name,email_address,state,created_at,tags
A,mailed1@example.org,active,2024-01-01 10:00:00 UTC,"news, vip"
B,left1@example.org,cancelled,2024-01-01 10:00:00 UTC,
C,bounce1@example.org,bounced,2024-01-01 10:00:00 UTC,
D,complaint1@example.org,complained,2024-01-01 10:00:00 UTC,
E,left2@example.org,inactive,2024-01-01 10:00:00 UTC,`,
    without: 'state',
  },
  {
    provider: 'listmonk',
    list: `uuid,email,name,attributes,status,created_at,updated_at
1,mailed1@example.org,A,"{""city"": ""Riga"", ""status"": ""unsubscribed""}",enabled,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z
2,left1@example.org,B,{},disabled,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z
3,staff1@example.org,C,{},blocklisted,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z`,
    without: 'status',
  },
  {
    provider: 'campaign_monitor',
    list: `Email Address,Name,Date,Status
mailed1@example.org,A,2024-01-13,Active
left1@example.org,B,2024-01-13,Unsubscribed
bounce1@example.org,C,2024-01-13,Bounced
left2@example.org,D,2024-01-13,Deleted
never1@example.org,E,2024-01-13,Unconfirmed`,
    without: 'Status',
  },
  {
    provider: 'brevo',
    list: `EMAIL;LASTNAME;FIRSTNAME;SMS;DOUBLE_OPT-IN;EMAIL_BLOCKLISTED;ADDED_TIME;MODIFIED_TIME
mailed1@example.org;Petrova;Anna;;Yes;No;13-01-2024 10:00:00;13-01-2024 10:00:00
staff1@example.org;Petrova;Anna;;Yes;Yes;13-01-2024 10:00:00;13-01-2024 10:00:00
never1@example.org;Petrova;Anna;;No;No;13-01-2024 10:00:00;13-01-2024 10:00:00`,
    without: 'EMAIL_BLOCKLISTED',
  },
  {
    provider: 'mailerlite',
    list: `Subscriber,Status,Sent,Opens,Clicks,Subscribed,Unsubscribed,Location
mailed1@example.org,Active,10,5,2,2024-01-01 10:00:00,,Riga
left1@example.org,Unsubscribed,10,5,2,2024-01-01 10:00:00,2024-05-01 10:00:00,
never1@example.org,Unconfirmed,0,0,0,2024-01-01 10:00:00,,
bounce1@example.org,Bounced,1,0,0,2024-01-01 10:00:00,,
complaint1@example.org,Junk,1,0,0,2024-01-01 10:00:00,,`,
    without: 'Status',
  },
  {
    provider: 'buttondown',
    list: `email,notes,metadata,tags,referrer_url,secondary_id,subscriber_type,source,creation_date
mailed1@example.org,,{},"[""news""]",,1,regular,embedded_form,2024-01-01T10:00:00Z
mailed2@example.org,,{},[],,2,premium,api,2024-01-01T10:00:00Z
never1@example.org,,{},[],,3,unactivated,api,2024-01-01T10:00:00Z
left1@example.org,,{},[],,4,unsubscribed,api,2024-01-01T10:00:00Z
left2@example.org,,{},[],,5,removed,api,2024-01-01T10:00:00Z
complaint1@example.org,,{},[],,6,complained,api,2024-01-01T10:00:00Z
bounce1@example.org,,{},[],,7,undeliverable,api,2024-01-01T10:00:00Z
staff1@example.org,,{},[],,8,blocked,api,2024-01-01T10:00:00Z`,
    without: 'subscriber_type',
  },
]

/** The same list without one column. */
function cutColumn(list: string, name: string): string {
  const [header = '', ...rows] = list.split('\n')
  const delimiter = header.includes(';') ? ';' : ','
  const place = header.split(delimiter).indexOf(name)
  const cut = (row: string) => row.split(delimiter).filter((_, at) => at !== place)
  return [header, ...rows.map((row) => row.replaceAll(/"(?:[^"]|"")*"/g, ''))]
    .map((row) => cut(row).join(delimiter))
    .join('\n')
}

describe.each(exports)('an export of $provider', ({ provider, list, without }) => {
  it('says of each of its people what became of them', async () => {
    const read = await readList(listFile('export.csv', list))
    expect(read.survey.mapping.provider).toBe(provider)
    expect(read.survey.questions).toEqual([])
    expect(read.rejected).toEqual([])
    for (const [address, fate] of Object.entries(fates(read)))
      expect(address).toBe(`${fate}${address.at(-1) ?? ''}`)
    expect(read.taken.every(({ signedUpAt }) => signedUpAt !== null)).toBe(true)
  })

  it('without the column that says who may be mailed is a question, not consent', async () => {
    if (without === null) return
    const file = listFile('export.csv', cutColumn(list, without))
    const asked = await readList(file)
    expect(asked.survey.questions).toContainEqual({ about: 'no_status', part: 'export.csv', provider })
    expect(Object.values(fates(asked))).not.toContain('mailed')
    const answered = await readList(file, { parts: { 'export.csv': { standing: 'subscribed' } } })
    expect(answered.survey.questions).toEqual([])
    expect(Object.values(fates(answered))).toContain('mailed')
  })

  it('with a status that nobody knows asks what it means, and mails nobody for it', async () => {
    const value = { substack: 'maybe', ghost: 'maybe' }[provider as string] ?? 'on probation'
    const row = list.split('\n')[1] ?? ''
    const words = /(?<=[,;])(?:active|enabled|regular|false|true|No)(?=[,;]|$)/gi
    const odd = row.replace(/mailed1/, 'odd').replaceAll(words, value)
    const { survey, taken } = await readList(listFile('export.csv', `${list}\n${odd}`))
    expect(survey.questions).toMatchObject([{ about: 'status_value', value, rows: 1 }])
    expect(fates({ survey, taken, rejected: [] }).odd).not.toBe('mailed')
  })
})

const header =
  'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,NOTES,TAGS'
const row = (name: string) =>
  `${name}@example.org,Anna,Petrova,2,2021-05-04 10:22:33,203.0.113.9,2021-05-04 10:23:01,203.0.113.9,1,met in Riga,"""news"",""a, b"""`

describe('an export of Mailchimp', () => {
  const subscribed = `${header}\n${row('mailed1')}`
  const unsubscribed = `${header},UNSUB_TIME,UNSUB_REASON\n${row('left1')},2023-01-02 09:00:00,\n${row('left2')},,`
  const cleaned = `${header},CLEAN_TIME,CLEAN_CAMPAIGN_TITLE\n${row('bounce1')},2023-01-02 09:00:00,Weekly`
  const nonsubscribed = `${header}\n${row('never1')}`

  it('is one ZIP of four files, with what macOS adds', async () => {
    const zip = await writeZip({
      'subscribed_email_audience_export_1f.csv': subscribed,
      'unsubscribed_email_audience_export_1f.csv': unsubscribed,
      'cleaned_email_audience_export_1f.csv': cleaned,
      'nonsubscribed_email_audience_export_1f.csv': nonsubscribed,
      '__MACOSX/._subscribed_email_audience_export_1f.csv': '\0\0\0',
      '.DS_Store': '\0\0',
    })
    const read = await readList(listFile('audience.zip', zip))
    expect(read.survey).toMatchObject({ questions: [], rows: 5, mapping: { provider: 'mailchimp' } })
    expect(fates(read)).toEqual({
      mailed1: 'mailed',
      left1: 'left',
      left2: 'left',
      bounce1: 'bounce',
      never1: 'never',
    })
    expect(read.taken[0]).toMatchObject({
      name: 'Anna Petrova',
      note: 'met in Riga',
      tags: ['news', 'a, b'],
      ipPrefix: '203.0.113.0/24',
      confirmedAt: new Date('2021-05-04T10:23:01Z'),
    })
  })

  it('whose file has lost its name is a question, because two of the four look alike', async () => {
    const file = listFile('list.csv', nonsubscribed)
    const asked = await readList(file)
    expect(asked.survey.questions).toEqual([{ about: 'no_status', part: 'list.csv', provider: 'mailchimp' }])
    expect(fates(asked)).toEqual({ never1: 'never' })
    const answered = await readList(file, { parts: { 'list.csv': { standing: 'never_agreed' } } })
    expect(answered.survey.questions).toEqual([])
  })

  it('knows leavers and dead addresses by their columns, whatever the file is called', async () => {
    expect(fates(await readList(listFile('a.csv', unsubscribed)))).toEqual({ left1: 'left', left2: 'left' })
    expect(fates(await readList(listFile('subscribed.csv', cleaned)))).toEqual({ bounce1: 'bounce' })
  })
})
