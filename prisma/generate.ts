import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readSchemaFiles } from './schema-files'

const require = createRequire(import.meta.url)
const root = path.resolve(import.meta.dirname, '..')
const stampFile = path.join(root, 'prisma', 'client', 'generated-from.json')
const lockFile = path.join(
  tmpdir(),
  `prisma-generate-${hash(root).slice(0, 12)}-${process.getuid?.() ?? 0}.pid`,
)

/**
 * Generates prisma/client if it is missing or older than Prisma's schema; takes a millisecond if it is up to date.
 * Two calls at once are safe: the second waits for the first and finds nothing to do.
 * @returns whether it was generated now
 * @throws with Prisma's own message if the schema is wrong
 */
export async function generateClient(): Promise<boolean> {
  if (isFresh()) return false
  await takeLock()
  try {
    if (isFresh()) return false
    await runPrisma()
    writeFileSync(stampFile, stamp())
    return true
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function isFresh(): boolean {
  return readIfThere(stampFile) === stamp()
}

/** Written last, so that an interrupted generation counts as outdated. */
function stamp(): string {
  const { version } = require('prisma/package.json') as { version: string }
  const schema = hash(JSON.stringify(readSchemaFiles()))
  return `${JSON.stringify({ schema, prisma: version })}\n`
}

/** Generation needs only the WebAssembly in the package. Naming any program as the engine prevents a download. */
async function runPrisma(): Promise<void> {
  const command = path.join(path.dirname(require.resolve('prisma/package.json')), 'build', 'index.js')
  const child = spawn(process.execPath, [command, 'generate', '--no-hints', '--schema', 'prisma'], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  if (code !== 0) throw new Error(`prisma generate ended with ${code}:\n${said.trim()}`)
}

async function takeLock(): Promise<void> {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (isAbandoned()) rmSync(lockFile, { force: true })
    else await pause(100)
  }
}

/** The lock's owner is dead, or died before it could write its name: no generation takes two minutes. */
function isAbandoned(): boolean {
  const holder = Number(readIfThere(lockFile))
  const age = Date.now() - (statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  return age > 120_000 || (holder > 0 && !isAlive(holder))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  const isNew = await generateClient()
  // To stderr, because stdout may be SQL that goes into a file.
  process.stderr.write(isNew ? 'Generated prisma/client.\n' : 'prisma/client is up to date.\n')
}
