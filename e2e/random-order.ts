import { shuffleSpecs } from '../testing/shuffle-specs'

type Named = { name: string }

/**
 * `E2E_ORDER=<number> npm run e2e` runs the files in a random order, the same one for the same number. Playwright sorts
 * files by name, so each file becomes a project.
 */
export function inRandomOrder<Project extends Named>(projects: Project[], order: number): Project[] {
  return shuffleSpecs(order).flatMap((file) =>
    projects.map((project) => ({ ...project, name: `${project.name}: ${file}`, testMatch: file })),
  )
}
