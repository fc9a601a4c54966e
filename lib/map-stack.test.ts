import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mapStack } from './map-stack'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stack-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const map = (stack: string) => mapStack(stack, [path.join(folder, 'build')])

/** The stack that Node itself makes of an error in a bundle. */
function stackOf(name: string): string {
  writeFileSync(
    path.join(folder, 'thrower.ts'),
    'type Unused = { [each: string]: never }\n\nfunction thrower(): Unused {\n  throw new Error("x")\n}\ntry {\n  thrower()\n} catch (error) {\n  console.log((error as Error).stack)\n}\n',
  )
  buildSync({
    absWorkingDir: folder,
    entryPoints: ['thrower.ts'],
    outfile: path.join('build', name),
    bundle: true,
    format: 'esm',
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
  })
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  return execFileSync(process.execPath, [path.join(folder, 'build', name)], { encoding: 'utf8' })
}

it('names the lines of the sources', () => {
  const stack = stackOf('bundle.js')
  expect(stack).toContain('build/bundle.js:')
  const mapped = map(stack)
  expect(mapped).toContain(`at thrower (${folder}/thrower.ts:4:9)`)
  expect(mapped).toContain(`${folder}/thrower.ts:7:`)
  expect(mapped).not.toContain('bundle.js')
})

it('leaves a frame as it is without a map, or with one that cannot be read', () => {
  const stack = stackOf('without.js')
  const unread = stack.replaceAll('without.js', 'missing.js')
  expect(map(unread)).toBe(unread)
  writeFileSync(path.join(folder, 'build', 'without.js.map'), '{')
  expect(map(stack)).toBe(stack)
  const elsewhere = stackOf('elsewhere.js')
  expect(mapStack(elsewhere, ['/app/build'])).toBe(elsewhere)
  const ofPackage = 'at f (/app/node_modules/pg/lib/client.js:1:1)'
  expect(map(ofPackage)).toBe(ofPackage)
  const internal = 'at f (node:internal/process/task_queues:105:5)'
  expect(map(internal)).toBe(internal)
})
