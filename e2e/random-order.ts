import { readdirSync } from 'node:fs'
import { seeded } from '../testing/random'

type Named = { name: string }

/** The names of all files of tests, in the order of this number. */
export function shuffledSpecs(order: number): string[] {
  const random = seeded(order)
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.spec.ts'))
    .toSorted()
    .map((file) => ({ file, rank: random.next() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ file }) => file)
}

/**
 * `E2E_ORDER=<number> npm run e2e` runs the files in a random order, the same one for the same number. Playwright sorts
 * files by name, so each file becomes a project.
 */
export function inRandomOrder<Project extends Named>(projects: Project[], order: number): Project[] {
  return shuffledSpecs(order).flatMap((file) =>
    projects.map((project) => ({ ...project, name: `${project.name}: ${file}`, testMatch: file })),
  )
}
