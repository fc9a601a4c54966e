import { beforeAll, expect, it } from 'vitest'
import { bringFile, findRow, upload } from '../../testing/lists/bring-file'
import { providerExports } from '../../testing/lists/provider-exports'
import { randomList } from '../../testing/lists/random-lists'
import { approve } from '../../testing/lists/staged-lines'
import { work } from '../../testing/fixtures/work'
import {
  editionMailsTo,
  freeze,
  makeApprovedEdition,
  sendUntil,
  untilClosed,
} from '../../testing/fixtures/sending'
import { seeded } from '../../testing/random'
import { world } from '../../testing/world'
import { db } from '../db'

// `SEED=… LISTS=… npx vitest run lib/imports/import-random.db.test.ts` imports other lists.
const firstSeed = Number(process.env.SEED ?? 1)
const lists = Number(process.env.LISTS ?? 6)

beforeAll(async () => {
  await db().subscriber.deleteMany()
})

async function bytesOf(file: { open: () => AsyncIterable<Uint8Array> }): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.open()) chunks.push(Uint8Array.from(chunk))
  return Buffer.concat(chunks)
}

it('imports random lists of all formats as the preview counted, and mails only those who may be mailed', async () => {
  const now = world().clock.now()
  const mayBeMailed: string[] = []
  for (let seed = firstSeed; seed < firstSeed + lists; seed += 1) {
    const size = 20
    const { file, expected, decided, dialect } = await randomList(seeded(seed), { size, from: seed * 1_000 })
    const given = { name: file.name, now, decisions: decided }
    const id = await upload(await bytesOf(file), given)
    const { state, counts: preview, lines, lastError } = await findRow(id)
    expect({ state, lastError, lines }, dialect).toEqual({
      state: 'staged',
      lastError: null,
      lines: expected.length,
    })
    await approve(id, { now })
    await work()
    expect(await findRow(id), dialect).toMatchObject({ state: 'done', counts: preview })
    const mailed = expected.filter(({ state, reason }) => state === 'confirmed' && reason === null)
    mayBeMailed.push(...mailed.map(({ email }) => email))
  }
  expect(await audience()).toEqual(mayBeMailed.sort())
})

it.each(providerExports)(
  'mails only the active readers of an export of $provider',
  async ({ provider, list }) => {
    await db().subscriber.deleteMany()
    await db().$executeRaw`truncate suppressions`
    const id = await bringFile(list, { now: world().clock.now() })
    expect(await findRow(id)).toMatchObject({ state: 'done', rejected: {} })
    const addresses = list.match(/[a-z]+\d@example\.org/g) ?? []
    expect(addresses.length, provider).toBeGreaterThan(1)
    const mailed = addresses.filter((address) => address.startsWith('mailed'))
    expect(await inboxes()).toEqual(mailed.sort())
    const kept = await db().subscriber.findMany({ where: { state: { not: 'unconfirmed' } } })
    const recorded = addresses.filter((address) => !address.startsWith('never'))
    expect(kept.map(({ email }) => email).sort()).toEqual(recorded.sort())
  },
)

/** The addresses whose mailbox gets an edition that is sent now. */
async function inboxes(): Promise<string[]> {
  const number = await makeApprovedEdition()
  await freeze(number)
  await sendUntil(untilClosed(number))
  return editionMailsTo(number).sort()
}

/** The addresses to which an edition would go now. */
async function audience(): Promise<string[]> {
  const number = await makeApprovedEdition()
  await freeze(number)
  const deliveries = await db().delivery.findMany({ where: { editionNumber: number, state: 'waiting' } })
  const ids = deliveries.map(({ subscriberId }) => subscriberId)
  const people = await db().subscriber.findMany({ where: { id: { in: ids } }, select: { email: true } })
  return people.map(({ email }) => email).sort()
}

it('imports the export of Mailchimp for people who left as people who left', async () => {
  const list =
    'Email Address,OPTIN_TIME,UNSUB_TIME\nmc-left@example.org,2021-05-04 10:22:33,2023-01-02 09:00:00\n'
  const id = await bringFile(list, { now: world().clock.now() })
  expect(await findRow(id)).toMatchObject({ counts: { unsubscribed: 1 } })
})
