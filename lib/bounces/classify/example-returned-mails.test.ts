import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReport } from '../record-returned-mail'

// testing/example-mails/returned has small mails, as mail servers and providers write them. The first word of a name is
// the kind.

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'testing', 'example-mails', 'returned')
const now = new Date('2026-12-04T08:00:00Z')
const kinds: Record<string, string | null> = {
  hard: 'hard_bounce',
  soft: 'soft_bounce',
  ours: 'policy_block',
  complaint: 'complaint',
  left: 'left',
  nothing: null,
}
const examples = readdirSync(folder).map((name) => ({ name, kind: kinds[name.split('-')[0] ?? ''] }))
const read = (name: string) => readFileSync(path.join(folder, name))

it('has examples of each kind', () => {
  expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(Object.values(kinds)))
})

it.each(examples)('$name means $kind for the edition that it names', async ({ name, kind }) => {
  const report = await readReport({ raw: read(name) }, now)
  expect(report?.kind ?? null).toBe(kind)
  if (report === null) return
  expect(report.mail).toEqual({ editionNumber: 2, subscriberId: '00000000-0000-7000-8000-000000000000' })
  expect(report.email).toBeNull()
})

it.each(examples)('$name means the same with the line ends of SMTP', async ({ name, kind }) => {
  const mail = read(name).toString('latin1')
  const sent = Buffer.from(mail.includes('\n') ? mail.replaceAll('\n', '\r\n') : mail, 'latin1')
  expect((await readReport({ raw: sent }, now))?.kind ?? null).toBe(kind)
})

describe('a mail of any bytes', () => {
  /** The same numbers in each run. */
  function* numbers(seed: number): Generator<number> {
    for (let state = seed; ;) yield (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
  }

  it.each(examples)('cut off anywhere, $name is never worse than it is whole', async ({ name, kind }) => {
    const mail = read(name)
    for (let length = 0; length < mail.length; length += 97) {
      const found = (await readReport({ raw: mail.subarray(0, length) }, now))?.kind ?? null
      // A cut may hide a sign, but a hard bounce or a complaint needs one.
      if (found === 'hard_bounce' || found === 'complaint') expect(found).toBe(kind)
    }
  })

  it('is read without an error', async () => {
    const random = numbers(42)
    const next = () => random.next().value as number
    for (const { name } of examples) {
      const mail = Buffer.from(read(name))
      for (let change = 0; change < 60; change += 1) mail[next() % mail.length] = next() % 256
      const report = await readReport({ raw: mail }, now)
      expect(report === null || Object.values(kinds).includes(report.kind)).toBe(true)
    }
    const noise = Buffer.from(Array.from({ length: 5_000 }, () => next() % 256))
    expect(await readReport({ raw: noise }, now)).toBeNull()
  })
})
