import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  appArrows,
  folders,
  foundations,
  roomArrows,
  rooms,
  soleImporters,
  solvers,
  withoutMail,
} from '../testing/architecture-rules'

// Checks the rules of docs/architecture.md. Each folder lists the folders it may import. A file that imports another
// fails here, with a message that says what to do instead.

const root = path.resolve(import.meta.dirname, '..')
type Import = { from: string; to: string; isPackage: boolean }

const files = rooms.flatMap((room) => listSources(room))
const imports = files.flatMap(importsOf)

describe('the arrows go one way', () => {
  it('finds the files to check', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(imports.length).toBeGreaterThan(200)
  })

  it('keeps every room to the rooms it may enter', () => {
    const strays = inside().filter(({ from, to }) => !(roomArrows[roomOf(from)] ?? []).includes(roomOf(to)))
    expect(strays.map(say('a room it must not know: see roomArrows'))).toEqual([])
  })

  it('keeps the inside of app apart: site and staff share app/_parts and app/_ui', () => {
    const strays = inside().filter(
      ({ from, to }) =>
        areaOf(to) !== null && appArrows[areaOf(from) ?? '']?.includes(areaOf(to) ?? '') === false,
    )
    expect(strays.map(say('a part of app it must not know: move what both use to app/_parts'))).toEqual([])
    expect(inside().filter(({ to }) => areaOf(to) === 'app/_parts').length).toBeGreaterThan(10)
  })

  it('lets app/_ui know of lib only what a form and a message are', () => {
    const strays = inside().filter(({ from, to }) => areaOf(from) === 'app/_ui' && areaOf(to) !== 'app/_ui')
    const known = [...new Set(strays.map(({ to }) => to))]
    expect(known.toSorted()).toEqual(['lib/form.ts', 'lib/languages/messages.ts'])
  })

  it('lets lib touch prisma only where the client is opened', () => {
    const strays = inside().filter(({ from, to }) => roomOf(from) === 'lib' && roomOf(to) === 'prisma')
    expect([...new Set(strays.map(({ from }) => from))]).toEqual(['lib/db.ts'])
  })

  it('keeps every folder of lib to the folders it may import', () => {
    const strays = inside().filter(({ from, to }) => !mayEnter(folderOf(from), folderOf(to)))
    expect(
      strays.map(say('a folder it must not import: move the shared part down, or the caller up')),
    ).toEqual([])
  })

  it('keeps lib/*.ts free of the folders of lib, apart from addresses, which settings and the log need', () => {
    const strays = inside().filter(
      ({ from, to }) => isRootFile(from) && ![null, 'addresses'].includes(folderOf(to)),
    )
    expect(strays.map(say('a folder, from a file that all folders use'))).toEqual([])
  })

  it('gives each outside library one importer', () => {
    const strays = product().filter(
      ({ from, to }) => to in soleImporters && soleImporters[to] !== from && solvers[to] !== from,
    )
    expect(strays.map(({ from, to }) => `${from} imports ${to}: go through ${soleImporters[to]}`)).toEqual([])
  })

  it('lets the Stripe sandbox import only packages that its package.json names', () => {
    const { dependencies, devDependencies } = JSON.parse(read('stripe-sandbox/package.json')) as {
      dependencies: object
      devDependencies: object
    }
    const named = Object.keys({ ...dependencies, ...devDependencies })
    const strays = imports.filter(
      ({ from, to, isPackage }) =>
        isPackage && from.startsWith('stripe-sandbox/') && !to.startsWith('node:') && !named.includes(to),
    )
    expect(strays.map(say('a package that stripe-sandbox/package.json does not name'))).toEqual([])
  })

  it('keeps Next out of lib, worker and commands', () => {
    const strays = imports.filter(
      ({ from, to }) => /^(lib|worker|commands)\//.test(from) && /^next(\/|$)/.test(to),
    )
    expect(strays.map(say('Next: web and app pass plain values to lib'))).toEqual([])
  })

  it('writes the state of an edition in one place, which checks the move and keeps the audit line', () => {
    const writes = [
      /update editions\s+set[^`]*?\bstate\s*=/,
      /edition\.(update|upsert)\w*\(\{(?:(?!\}\)).)*?data:\s*\{[^}]*\bstate[:,]/s,
    ]
    const product = files.filter((file) => /^(app|lib|worker|web|commands)\//.test(file) && !isTest(file))
    const writers = product.filter((file) => writes.some((write) => write.test(read(file))))
    expect(writers).toEqual(['lib/editions/state/transition.ts'])
  })

  it('reads the environment in lib/env.ts alone', () => {
    const product = files.filter((file) => /^(app|lib|worker|web)\//.test(file) && !isTest(file))
    const strays = product.filter((file) => read(file).includes('process.env') && file !== 'lib/env.ts')
    expect(strays).toEqual([])
  })

  it('gives the browser only what is meant for it', () => {
    const clients = files.filter((file) => /^['"]use client['"]/.test(read(file)))
    const strays = inside().filter(({ from, to }) => clients.includes(from) && !isForBrowsers(to))
    expect(strays.map(say('a file that does not belong in a browser'))).toEqual([])
    expect(clients.length).toBeGreaterThan(0)
  })

  it('has no circles', () => {
    expect(findCircle()).toEqual([])
  })

  it('takes the place of a file only in files directly in their part, because bundles are that deep', () => {
    const deeper = files.filter(
      (file) =>
        /^(lib|web|worker|commands|dev|prisma)\/.*\//.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        /import\.meta\.(dirname|filename)/.test(read(file)),
    )
    expect(deeper).toEqual([])
  })

  it('has no bags', () => {
    const bags = files.filter((file) => /\/(index|utils?|helpers?|common|service|manager)(\.|\/)/.test(file))
    expect(bags).toEqual([])
  })
})

function mayEnter(from: string | null, to: string | null): boolean {
  if (from === null || to === null || from === to || foundations.includes(to)) return true
  if (to === 'mail') return !withoutMail.includes(from)
  return (folders[from] ?? []).includes(to)
}

/** Client files take pure rules, schemas, their own actions, and parts of the page. */
function isForBrowsers(file: string): boolean {
  return /^(app\/.*|lib\/[a-z]+\/(schema|rules)\.ts|lib\/(money|form|addresses\/address-faults|addresses\/clean-address|languages\/messages|languages\/russian\/browser)\.ts)$/.test(
    file,
  )
}

function findCircle(): string[] {
  const graph = new Map<string, string[]>()
  for (const { from, to } of inside()) graph.set(from, [...(graph.get(from) ?? []), to])
  const done = new Set<string>()
  const visit = (file: string, trail: string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...trail, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  return files.flatMap((file) => visit(file, [])).slice(0, 12)
}

function inside(): Import[] {
  return imports.filter(({ isPackage, from }) => !isPackage && !isTest(from))
}

function product(): Import[] {
  return imports.filter(({ from }) => /^(app|lib|worker|web|commands)\//.test(from) && !isTest(from))
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file)
}

function isRootFile(file: string): boolean {
  return /^lib\/[^/]+$/.test(file)
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? ''
}

/** The folder of app that a file stands in; null outside of app and for app's own files. */
function areaOf(file: string): string | null {
  const [room, area, name] = file.split('/')
  return room === 'app' && area !== undefined && name !== undefined ? `app/${area}` : null
}

function folderOf(file: string): string | null {
  const [room, folder, name] = file.split('/')
  return room === 'lib' && folder !== undefined && name !== undefined ? folder : null
}

function say(what: string): (stray: Import) => string {
  return ({ from, to }) => `${from} imports ${to} (${what})`
}

function listSources(room: string): string[] {
  try {
    return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => `${room}/${file}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('prisma/client/'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function importsOf(file: string): Import[] {
  return ts.preProcessFile(read(file)).importedFiles.map(({ fileName }) => {
    if (!/^(\.|@\/)/.test(fileName)) return { from: file, to: packageOf(fileName), isPackage: true }
    const target = fileName.startsWith('@/') ? fileName.slice(2) : path.join(path.dirname(file), fileName)
    return { from: file, to: resolve(target), isPackage: false }
  })
}

function packageOf(name: string): string {
  return name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name)
}

function resolve(target: string): string {
  const plain = target.replaceAll('\\', '/')
  return files.find((file) => [plain, `${plain}.ts`, `${plain}.tsx`].includes(file)) ?? plain
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
