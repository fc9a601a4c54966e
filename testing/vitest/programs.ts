import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle } from '../../dev/bundle'
import { isAlive } from '../../dev/processes/is-alive'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absolute path of the folder with web.js, worker.js and a file for each command. */
    programs: string
  }
}

const root = path.resolve(import.meta.dirname, '..', '..')
const prefix = '.programs-'

/** Bundles the product's programs once, as `npm run build` does: from source each start would take seconds. */
export default async function setup(project: TestProject): Promise<() => void> {
  removeDeadRuns()
  const folder = path.join(root, `${prefix}${process.pid}`)
  await bundle(folder)
  project.provide('programs', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Removes what a run left that was killed. */
function removeDeadRuns(): void {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue
    rmSync(path.join(root, name), { recursive: true, force: true })
  }
}
