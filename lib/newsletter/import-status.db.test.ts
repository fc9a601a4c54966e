import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '../db'
import { exportSubscribers } from '../desk/export-subscribers'
import { subscriberFilterSchema } from '../desk/schema'
import { suppressionHash } from '../readers/queries'
import { importSubscribers, type Imported } from './import-subscribers'

// Files that say that readers have left, bounced or are paused: an import never reactivates anybody.

const now = new Date('2026-11-28T12:00:00Z')
const source = 'The list of before'

beforeEach(async () => {
  await db().subscriber.deleteMany()
  await db().import.deleteMany()
  await db().suppression.deleteMany()
})

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

function bring(text: string, { fileName = 'list.csv', size = 1000 } = {}): Promise<Imported> {
  return importSubscribers({ file: inChunks(Buffer.from(text), size), fileName, source, staffId: null }, now)
}

const files = {
  mailchimp: `"Email Address","First Name",MEMBER_RATING,OPTIN_TIME,UNSUB_TIME,UNSUB_REASON
mc-left@example.org,A,2,"2021-05-04 10:22:33","2023-01-02 09:00:00",NO_LONGER_INTERESTED`,
  ghost: `id,email,name,subscribed_to_emails,deleted_at
1,in@example.org,A,true,
2,left@example.org,B,false,`,
  listmonk: `uuid,email,name,attributes,status
6f,in@example.org,A,{},enabled
7f,blocked@example.org,B,{},blocklisted`,
  substack: `email,active_subscription,expiry,plan,email_disabled
a@example.org,false,,other,true`,
  beehiiv: `Email,Status,Created At
a@example.org,inactive,2024-01-01`,
  kit: `first_name,email_address,state,created_at
A,a@example.org,active,2024-01-01
B,b@example.org,cancelled,2024-01-01`,
  'a column with another name': `email,group
a@example.org,friends
b@example.org,unsubscribed`,
  'a column without a name': `email,
a@example.org,
b@example.org,bounced`,
}

describe('a file that says who may be mailed', () => {
  it.each(Object.entries(files))('of %s is refused as a whole', async (_, text) => {
    for (const size of [7, 1000]) {
      const imported = await bring(text, { size })
      expect(imported).toMatchObject({ state: 'failed', lines: 0, added: 0, known: 0, rejected: 0 })
      expect(imported.problem).toMatch(/Nobody was imported\. (The column “.+”|A column without a name)/)
      expect(imported.problem).toContain('only the people who are still subscribed')
    }
    expect(await db().subscriber.count()).toBe(0)
    expect(await db().importRejection.count()).toBe(0)
  })

  it('is refused before anything is stored, even if only its last row of many says so', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `reader-${n}@example.org,friends`)
    const text = ['email,group', ...lines, 'last@example.org,unsubscribed'].join('\n')
    expect(await bring(text, { size: 65_536 })).toMatchObject({ state: 'failed', lines: 0 })
    expect(await db().subscriber.count()).toBe(0)
  })

  it('is refused because of its name', async () => {
    const imported = await bring('email\na@example.org\n', { fileName: 'unsubscribed_members_export.csv' })
    expect(imported).toMatchObject({ state: 'failed', lines: 0 })
    expect(imported.problem).toContain('The name of this file')
  })
})

describe('a file with unknown columns', () => {
  it('is imported once it was checked, including a postal state', async () => {
    const text = 'email,name,state\na@example.org,"Anna, K",NY\nb@example.org,Boris,CA\n'
    expect(await bring(text, { size: 5 })).toMatchObject({ state: 'done', lines: 2, added: 2 })
  })

  it('keeps the rows before it ended too early, and not the partial address at the end', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('email,name\na@example.org,x\nb@example.o'))
      throw new Error('the connection broke')
    }
    const given = { file: broken(), fileName: 'x.csv', source, staffId: null }
    expect(await importSubscribers(given, now)).toMatchObject({ state: 'failed', added: 1, rejected: 0 })
    expect(await db().subscriber.findMany({ select: { email: true } })).toEqual([{ email: 'a@example.org' }])
  })

  it('in windows-1251 imports nobody', async () => {
    const file = inChunks(
      Buffer.concat([Buffer.from('email,name\na@example.org,'), Buffer.from([0xc0, 0x0a])]),
      9,
    )
    const imported = await importSubscribers({ file, fileName: 'x.csv', source, staffId: null }, now)
    expect(imported).toMatchObject({ state: 'failed', added: 0 })
    expect(imported.problem).toContain('UTF-8')
  })
})

describe('our own export', () => {
  const head =
    'email,state,requested_at,confirmed_at,unsubscribed_at,paused_until,suppressed_at,suppressed_reason,agreed_by,agreed_at,source,wording_version'
  const asked = '2026-11-07T22:20:06.130Z'
  const text = [
    `\ufeff${head}`,
    `bounced@example.net,confirmed,${asked},${asked},,,2026-11-27T22:20:25.092Z,bounce,,,,`,
    `paused@example.net,confirmed,${asked},${asked},,2027-03-01,,,,,,`,
    `suppressed@example.net,confirmed,${asked},${asked},,,2026-11-20T00:00:00Z,staff,,,,`,
    `left@example.net,unsubscribed,${asked},${asked},2026-11-09T22:20:06.130Z,,,,,,,`,
    `complained@example.net,unsubscribed,${asked},${asked},2026-11-09T22:20:06.130Z,,2026-11-09T22:20:06.130Z,complaint,,,,`,
    `+tag@example.net,confirmed,${asked},${asked},,,,,,,"A stall, May",`,
  ].join('\r\n')

  async function exported(): Promise<string[]> {
    let all = ''
    for await (const piece of exportSubscribers(subscriberFilterSchema.parse({}), now)) all += piece
    const lines = all.trimEnd().split('\r\n').slice(1)
    return lines.map((line) => line.split(',').slice(0, 8).join(',')).toSorted()
  }

  it('comes back as it was: suppressed with its reason, paused, or unsubscribed', async () => {
    expect(await bring(text)).toMatchObject({ state: 'done', lines: 6, added: 2, known: 0, rejected: 4 })
    const wanted = text
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 8).join(','))
    const iso = wanted.map((line) => line.replace('2026-11-20T00:00:00Z', '2026-11-20T00:00:00.000Z'))
    expect(await exported()).toEqual(iso.toSorted())
    const addressHash = suppressionHash('bounced@example.net')
    expect(await db().suppression.findUnique({ where: { addressHash } })).toMatchObject({ reason: 'bounce' })
    const left = await db().subscriber.findUniqueOrThrow({
      where: { email: 'left@example.net' },
      include: { consents: { orderBy: { id: 'asc' } } },
    })
    expect(left).toMatchObject({ state: 'unsubscribed', withdrawnRequest: 1 })
    expect(left.consents.map(({ kind }) => kind).toSorted()).toEqual(['imported', 'withdrawn'])
  })

  it('reactivates no known reader, and changes nothing a second time', async () => {
    await bring(text)
    const before = await exported()
    const again = await bring(
      `email,state\n${['bounced', 'left', 'complained'].map((n) => `${n}@example.net,confirmed`).join('\n')}`,
    )
    expect(again).toMatchObject({ state: 'done', added: 0, rejected: 3 })
    expect(await bring(text)).toMatchObject({ state: 'done', added: 0 })
    expect(await exported()).toEqual(before)
  })
})

it('rows with different line ends are each a row of their own', async () => {
  const text = 'email,name\r\na1@example.net,x\na2@example.net,y\r\na3@example.net,z\ra4@example.net,z\n'
  for (const size of [1, 1000]) {
    await db().subscriber.deleteMany()
    expect(await bring(text, { size })).toMatchObject({ state: 'done', lines: 4, added: 4, rejected: 0 })
  }
})
