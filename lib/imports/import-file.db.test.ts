import { beforeEach, describe, expect, it } from 'vitest'
import { bringFile, findRow, upload } from '../../testing/lists/bring-file'
import { approve, testSource } from '../../testing/lists/staged-lines'
import { freeze, makeApprovedEdition } from '../../testing/fixtures/sending'
import { work } from '../../testing/fixtures/work'
import { db } from '../db'
import { exportSubscribers } from '../desk/subscribers/export-subscribers'
import { findImport } from '../desk/imports/find-import'
import { listFirstPeople } from '../desk/imports/list-first-people'
import { subscriberFilterSchema } from '../desk/schema'
import { decideImport } from './preview/decide-import'
import { discardImport } from './discard-import'
import { eraseImports } from './erase-imports'
import { requeueStuckImports } from './requeue-stuck-imports'
import { approveImport } from './run/approve-import'
import { startUndo } from './undo/start-undo'
import { storeFile } from './upload/store-file'

const now = new Date('2026-11-28T12:00:00Z')

async function clear(): Promise<void> {
  await db().subscriber.deleteMany()
  await db().suppression.deleteMany()
  await db().import.deleteMany()
}
beforeEach(clear)

const remains = async (importId: string) => ({
  pieces: await db().importPiece.count({ where: { importId } }),
  lines: await db().importLine.count({ where: { importId } }),
})

const simple = 'email,name\na@example.org,Anna\nb@example.org,Ben\nnobody,\n'

describe('the conversation', () => {
  it('writes nobody before a person has approved the preview', async () => {
    const id = await upload(simple, { now })
    const found = await findImport(id)
    expect(found).toMatchObject({
      state: 'staged',
      lines: 3,
      counts: { subscribed: 2 },
      rejected: { not_an_address: 1 },
    })
    expect(await listFirstPeople(id, { isOwn: false, limit: 5 })).toMatchObject([
      { line: 2, email: 'a@example.org', name: 'Anna', verdict: 'subscribed' },
      { line: 3, email: 'b@example.org' },
    ])
    await work()
    expect(await db().subscriber.count()).toBe(0)
    await approve(id, { now })
    await approve(id, { now })
    await work(2)
    expect(await db().subscriber.count()).toBe(2)
    expect(await remains(id)).toEqual({ pieces: 0, lines: 0 })
    expect(await findImport(id)).toMatchObject({
      state: 'done',
      counts: { subscribed: 2 },
      undoable: { removable: 2 },
    })
  })

  it.each([
    { standing: 'suppressed', isSuppressed: true },
    { standing: 'unsubscribed', isSuppressed: false },
  ] as const)(
    'takes a list of addresses alone as people who are $standing, here or not, and gives it back',
    async ({ standing, isSuppressed }) => {
      const requestedAt = new Date('2026-01-02T03:04:05Z')
      await db().subscriber.create({
        data: { email: 'here@example.org', state: 'confirmed', requestedAt, confirmedAt: requestedAt },
      })
      const decisions = { parts: { 'stop.txt': { standing } } }
      const file = 'here@example.org\nnew@example.org\n'
      const id = await bringFile(file, { name: 'stop.txt', now, decisions })
      const find = (email: string) => db().subscriber.findUnique({ where: { email } })
      const here = await find('here@example.org')
      const added = await find('new@example.org')
      expect(added?.state).toBe('unsubscribed')
      for (const person of [here, added]) expect(person?.suppressedAt !== null).toBe(isSuppressed)
      const later = await bringFile('email\nhere@example.org\nnew@example.org\n', { now })
      expect(await findRow(later)).toMatchObject({ state: 'done' })
      const number = await makeApprovedEdition()
      expect(await freeze(number)).toBe(0)

      await startUndo({ importId: id, staffId: null }, now)
      await work()
      expect(await find('here@example.org')).toMatchObject({ state: 'confirmed', suppressedAt: null })
      expect(await find('new@example.org')).toBeNull()
    },
  )

  it('stops at a question, refuses to import, and goes on with the answer', async () => {
    const file = 'email,status\na@example.org,active\nb@example.org,vip-lapsed\n'
    const id = await upload(file, { now })
    const found = await findImport(id)
    expect(found).toMatchObject({ state: 'asked', survey: { questions: [{ about: 'status_value' }] } })
    const approval = { importId: id, staffId: null, revision: 0, source: testSource, asksToConfirm: false }
    expect(await approveImport(approval, now)).toMatchObject({ reason: 'not_ready' })
    const part = found?.survey?.mapping.parts[0]?.name ?? ''
    const key =
      Object.keys(found?.survey?.mapping.parts[0]?.statuses ?? {}).find((each) => each.includes('vip')) ?? ''
    await decideImport(id, { parts: { [part]: { statuses: { [key]: 'unsubscribed' } } } })
    await work()
    expect(await findImport(id)).toMatchObject({
      state: 'staged',
      counts: { subscribed: 1, unsubscribed: 1 },
    })
    // The page that was open before the answer shows something else than what would be imported.
    expect(await approveImport(approval, now)).toMatchObject({ reason: 'changed' })
  })

  it('says what is wrong with a file that cannot be read', async () => {
    const id = await upload('', { now })
    expect(await findRow(id)).toMatchObject({
      state: 'failed',
      lastError: 'The file is empty. Export the list again, and send that. Nobody was imported.',
    })
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('email\na@example.org'))
      throw new Error('The connection failed.')
    }
    const cut = await storeFile({ fileName: 'x.csv', source: testSource, staffId: null, file: broken() }, now)
    expect((await findRow(cut)).lastError).toContain('did not arrive whole')
    expect(await remains(cut)).toEqual({ pieces: 0, lines: 0 })
  })

  it('keeps nothing of a list that is discarded, or that nobody imports for two days', async () => {
    const discarded = await upload(simple, { now })
    const forgotten = await upload(simple, { now })
    await discardImport({ importId: discarded, staffId: null }, now)
    await discardImport({ importId: discarded, staffId: null }, now)
    expect(await eraseImports(new Date(now.getTime() + 47 * 3_600_000))).toBe(0)
    expect(await eraseImports(new Date(now.getTime() + 49 * 3_600_000))).toBe(1)
    for (const id of [discarded, forgotten]) {
      expect(await findRow(id)).toMatchObject({ state: 'discarded', survey: {} })
      expect(await remains(id)).toEqual({ pieces: 0, lines: 0 })
      expect(await db().importRejection.count({ where: { importId: id } })).toBe(0)
      const approval = { importId: id, staffId: null, revision: 0, source: testSource, asksToConfirm: false }
      expect(await approveImport(approval, now)).toMatchObject({ reason: 'not_ready' })
    }
    const entries = await db().auditEntry.findMany({
      where: { subject: `import:${discarded}` },
      select: { action: true },
    })
    expect(entries).toEqual([{ action: 'subscribers.upload' }, { action: 'subscribers.discard-import' }])
  })

  it('goes on when the job of a dead worker is lost', async () => {
    const id = await upload(simple, { now })
    await approve(id, { now })
    await db().$executeRaw`select graphile_worker.remove_job('advance-import:' || ${id})`
    await work()
    expect(await findRow(id)).toMatchObject({ state: 'importing' })
    expect(await requeueStuckImports()).toBe(0)
    await db().$executeRaw`update imports set moved_at = clock_timestamp() - interval '3 minutes'`
    expect(await requeueStuckImports()).toBe(1)
    await work()
    expect(await findRow(id)).toMatchObject({ state: 'done' })
  })
})

async function exported(): Promise<string> {
  let text = ''
  for await (const piece of exportSubscribers(subscriberFilterSchema.parse({}), now)) text += piece
  return text
}

/** An import gives people new ids, and an export is in their order. */
const sorted = (text: string) => text.trimEnd().split('\r\n').sort()

describe('our own export', () => {
  it('imported into an empty database gives an equal export', async () => {
    await bringFile(everyKind, { now, name: 'subscribers.csv' })
    const first = await exported()
    expect(first).toContain('paused@example.net')
    await clear()
    const later = new Date(now.getTime() + 3_600_000)
    await bringFile(first, { now: later, name: 'subscribers.csv' })
    expect(sorted(await exported())).toEqual(sorted(first))
  })
})

const everyKind =
  `email,state,requested_at,confirmed_at,unsubscribed_at,paused_until,suppressed_at,suppressed_reason,agreed_by,agreed_at,source,wording_version,ip_prefix,name,tags,note
c116@example.net,confirmed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,,,2026-11-17T22:20:25.092Z,bounce,sign-up,2026-11-07T22:20:06.130Z,/newsletter,2026-11-23,192.0.2.0/24,,,
paused@example.net,confirmed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,,2027-03-01,,,import,2026-11-07T22:20:06.130Z,The fair,,,"Anna, Berg","[""Riga"",""a;b""]","Two
lines; =and more"
stopped@example.net,confirmed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,,,2026-11-20T00:00:00.000Z,staff,,,,,,,,
left@example.net,unsubscribed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,2026-11-09T22:20:06.130Z,,,,sign-up,2026-11-07T22:20:06.130Z,/,2026-11-23,,,,
asked@example.net,unconfirmed,2026-11-17T22:20:06.130Z,,,,,,sign-up,2026-11-17T22:20:06.130Z,/newsletter,2026-11-23,,,,
complained@example.net,unsubscribed,2026-11-07T22:20:06.130Z,2026-11-07T22:20:06.130Z,2026-11-09T22:20:06.130Z,,2026-11-09T22:20:06.130Z,complaint,import,2026-11-07T22:20:06.130Z,x,,,'=1+1,,
`.replaceAll('\n', '\r\n')
