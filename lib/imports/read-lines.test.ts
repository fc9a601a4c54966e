import { expect, it } from 'vitest'
import { listFile, now } from '../../testing/lists/read-list'
import { writeXlsx, writeZip } from '../../testing/lists/write-list'
import { readLines } from './read-lines'
import type { ListFile, Mapping } from './rules'
import { surveyFile } from './survey-file'

const addresses = Array.from({ length: 12_000 }, (_, n) => `reader-${n}@example.org`)

async function mappingOf(file: ListFile): Promise<Mapping> {
  const survey = await surveyFile(file)
  if (!survey.ok) throw new Error(survey.reason)
  return survey.value.mapping
}

it('returns pieces of bounded size, also of a file that arrives in one chunk', async () => {
  const file = listFile('list.csv', `email\n${addresses.join('\n')}`, Infinity)
  const sizes: number[] = []
  for await (const { taken } of readLines(file, { mapping: await mappingOf(file), now }))
    sizes.push(taken.length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(addresses.length)
  expect(Math.max(...sizes)).toBeLessThan(10_000)
})

it('may be left in the middle of any format', async () => {
  const files = [
    listFile('list.csv', `email\n${addresses.join('\n')}`),
    listFile('list.zip', await writeZip({ 'a.csv': `email\n${addresses.join('\n')}` })),
    listFile('list.xlsx', await writeXlsx({ A: [['email'], ...addresses.map((address) => [address])] })),
  ]
  for (const file of files) {
    const pieces = readLines(file, { mapping: await mappingOf(file), now })
    for await (const piece of pieces) {
      expect(piece.taken.length).toBeGreaterThan(0)
      break
    }
    expect((await pieces.next()).done).toBe(true)
  }
})

it('throws if the file is not the one that was surveyed', async () => {
  const zip = listFile('list.zip', await writeZip({ 'a.csv': 'email\na@example.org' }))
  const other = listFile('list.zip', await writeZip({ 'b.csv': 'email\na@example.org' }))
  const mapping = await mappingOf(zip)
  await expect(readLines(other, { mapping, now }).next()).rejects.toThrow('no part named a.csv')
})
