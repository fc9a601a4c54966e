import { expect, it } from 'vitest'
import { randomList, type ExpectedLine } from '../../testing/lists/random-lists'
import { readList } from '../../testing/lists/read-list'
import { seeded } from '../../testing/random'
import type { ImportLine } from './rules'

// `SEED=… npx vitest run lib/imports/random-lists.test.ts` reads other lists.
const firstSeed = Number(process.env.SEED ?? 1)
const lists = Number(process.env.LISTS ?? 30)

function shown(line: ImportLine): ExpectedLine {
  const { email, name, note, tags, state, signedUpAt, unsubscribedAt, ipPrefix } = line
  return {
    email,
    name,
    note,
    tags,
    state,
    reason: line.suppressed?.reason ?? null,
    signedUpAt,
    unsubscribedAt,
    ipPrefix,
  }
}

it('reads random lists in random dialects as they were made', async () => {
  for (let seed = firstSeed; seed < firstSeed + lists; seed += 1) {
    const { file, expected, decided, dialect } = await randomList(seeded(seed), { size: 25 })
    const { survey, taken, rejected } = await readList(file, decided)
    const where = `seed ${seed}: ${dialect}`
    expect(survey.questions, where).toEqual([])
    expect(rejected, where).toEqual([])
    expect(taken.map(shown), where).toEqual(expected)
    expect(survey.rows, where).toBe(expected.length)
  }
})
