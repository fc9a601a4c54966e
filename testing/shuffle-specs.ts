import { readdirSync } from 'node:fs'
import path from 'node:path'
import { seeded } from './random'

const journeysFolder = path.resolve(import.meta.dirname, '..', 'e2e')

/** The names of all files of journeys, in the random order of this number. */
export function shuffleSpecs(order: number): string[] {
  const random = seeded(order)
  return readdirSync(journeysFolder)
    .filter((file) => file.endsWith('.spec.ts'))
    .toSorted()
    .map((file) => ({ file, rank: random.next() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ file }) => file)
}
