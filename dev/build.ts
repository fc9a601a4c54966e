import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { runToEnd, type RunOptions } from './processes/run-to-end'
import { projectFolder } from './folder'

type Part = {
  /** Where it notes what it was made from. */
  stampFile: string
  sources: string[]
}

/** The pages, by Next. */
const pages: Part = {
  stampFile: path.join('.next', 'built-from.txt'),
  sources: [
    'app',
    'lib',
    'public',
    'instrumentation.ts',
    'next.config.js',
    'package-lock.json',
    'prisma/schema.prisma',
    'prisma/models',
    'tsconfig.json',
  ],
}

/** web, worker and commands, by esbuild. */
const processes: Part = {
  stampFile: path.join('build', 'built-from.txt'),
  sources: [
    'commands',
    'dev',
    'lib',
    'package-lock.json',
    'prisma/schema.prisma',
    'prisma/models',
    'prisma/seed',
    'prisma/engine.ts',
    'prisma/engine-adapter.ts',
    'prisma/prisma-folder.ts',
    'prisma/schema-files.ts',
    'tsconfig.json',
    'web',
    'worker',
  ],
}

/** Whether all parts are built from exactly these sources with this key for the ids of server actions. */
export function isBuildFresh(actionsKey: string): boolean {
  return isFresh(pages, actionsKey) && isFresh(processes, actionsKey)
}

/**
 * Builds for production those parts that are not up to date. It needs no database, but the generated client.
 * @throws with the last lines of its output
 */
export async function build(options: RunOptions): Promise<void> {
  const actionsKey = options.environment['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] ?? ''
  const { bundle } = await import('./bundle')
  await Promise.all([
    rebuild(pages, { actionsKey, work: () => buildPages(options) }),
    rebuild(processes, { actionsKey, work: bundle }),
  ])
}

async function rebuild(
  part: Part,
  { actionsKey, work }: { actionsKey: string; work: () => Promise<void> },
): Promise<void> {
  if (isFresh(part, actionsKey)) return
  const made = fingerprint(part, actionsKey)
  rmSync(stampFileOf(part), { force: true })
  await work()
  writeFileSync(stampFileOf(part), made)
}

function buildPages(options: RunOptions): Promise<void> {
  const environment = {
    ...options.environment,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  return runToEnd('next build', { ...options, environment, args: [next, 'build'] })
}

const stampFileOf = ({ stampFile }: Part) => path.join(projectFolder, stampFile)

function isFresh(part: Part, actionsKey: string): boolean {
  const file = stampFileOf(part)
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint(part, actionsKey)
}

function fingerprint({ sources }: Part, actionsKey: string): string {
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
