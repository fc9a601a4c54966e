import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { runToEnd, type RunOptions } from './run-to-end'

const projectFolder = path.resolve(import.meta.dirname, '..')
const stampFile = path.join(projectFolder, '.next', 'built-from.txt')

/** Every source of a build. */
const sources = [
  'app',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'prisma/schema.prisma',
  'prisma/models',
  'proxy.ts',
  'tsconfig.json',
]

/** Whether .next has a build of exactly these sources with this key for the ids of server actions. */
export function isBuildFresh(actionsKey: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint(actionsKey)
}

/** `next build` for production, which needs no database. @throws with the last lines of its output */
export async function build(options: RunOptions): Promise<void> {
  const made = fingerprint(options.environment['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] ?? '')
  rmSync(stampFile, { force: true })
  const environment = {
    ...options.environment,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  await runToEnd('next build', { ...options, environment, args: [next, 'build'] })
  writeFileSync(stampFile, made)
}

function fingerprint(actionsKey: string): string {
  const hash = createHash('sha256').update(actionsKey)
  for (const source of sources) {
    for (const file of filesIn(path.join(projectFolder, source))) {
      hash.update(`\0${path.relative(projectFolder, file)}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

/** Leaves out tests beside the code. */
function filesIn(place: string): string[] {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (stat.isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
