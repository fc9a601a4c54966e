import { describe, expect, it } from 'vitest'
import { providerExports } from '../../testing/lists/provider-exports'
import { fates, listFile, readList } from '../../testing/lists/read-list'
import { writeZip } from '../../testing/lists/write-list'

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

describe.each(providerExports)('an export of $provider', ({ provider, list, without }) => {
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
