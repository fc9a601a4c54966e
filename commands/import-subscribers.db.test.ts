import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { db } from '../lib/db'
import { strangeFiles } from '../testing/lists/strange-files'
import { runProgram } from '../testing/run-program'
import { world } from '../testing/world'

const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The heap is too small for the whole file. */
const run = (command: string, ...args: string[]) =>
  runProgram(command, args, { environment: world().environment, flags: ['--max-old-space-size=96'] })

it('imports and exports more lines than fit into its memory', async () => {
  const [file, back] = [path.join(folder, 'many.csv'), path.join(folder, 'back.csv')]
  const size = 100_000
  writeFileSync(
    file,
    `email\n${Array.from({ length: size }, (_, n) => `reader-${n}@example.org`).join('\n')}`,
  )
  const imported = await run('import-subscribers', file, '--source', 'The fair', '--yes')
  expect(imported).toMatchObject({ code: 0 })
  expect(imported.out).toContain(`done: ${size} rows, ${size} added, 0 rejected`)
  expect(await db().subscriber.count({ where: { state: 'confirmed' } })).toBe(size)

  const exported = await run('export-subscribers', '--to', back)
  expect(exported).toMatchObject({ code: 0 })
  expect(exported.err).toContain(`${size} subscribers`)
  expect(readFileSync(back, 'utf8').trimEnd().split('\r\n')).toHaveLength(size + 1)
})

it('shows a preview, asks what it cannot know, and imports nobody without a yes', async () => {
  const file = path.join(folder, 'status.csv')
  writeFileSync(file, 'email,status\nst-in@example.net,active\nst-odd@example.net,vip-lapsed\n')
  const asked = await run('import-subscribers', file, '--source', 'x', '--yes')
  expect(asked).toMatchObject({ code: 1, out: '' })
  expect(asked.err).toContain('--status "vip-lapsed=unsubscribed"')

  const answered = [file, '--source', 'x', '--status', 'vip-lapsed=unsubscribed']
  const unsure = await run('import-subscribers', ...answered)
  expect(unsure.code).toBe(1)
  expect(unsure.err).toMatch(/1 {2}subscribed\n +1 {2}unsubscribed/)
  expect(unsure.err).toContain('Add --yes')
  const looked = await run('import-subscribers', ...answered, '--preview')
  expect(looked).toMatchObject({ code: 0, out: 'Nobody was imported.\n' })
  expect(await db().subscriber.count({ where: { email: { startsWith: 'st-' } } })).toBe(0)
  expect(await db().importLine.count()).toBe(0)
})

it('undoes an import once, after a look that changes nothing', async () => {
  const file = path.join(folder, 'undone.csv')
  writeFileSync(file, 'email\nundone-1@example.net\nundone-2@example.net\n')
  const imported = await run('import-subscribers', file, '--source', 'x', '--yes')
  const id = /^import (\S+):/.exec(imported.out)?.[1] ?? ''
  const here = () => db().subscriber.count({ where: { email: { startsWith: 'undone-' } } })

  const looked = await run('undo-import', id, '--preview')
  expect(looked).toMatchObject({ code: 0, out: 'Nothing was undone.\n' })
  expect(looked.err).toMatch(/^ +2 {2}added by the import/)
  expect(await run('undo-import', id)).toMatchObject({ code: 1, out: '' })
  expect(await here()).toBe(2)

  const undone = { code: 0, out: `import ${id}: undone: 2 removed, 0 restored\n` }
  expect(await run('undo-import', id, '--yes')).toMatchObject(undone)
  expect(await run('undo-import', id, '--yes')).toMatchObject(undone)
  expect(await here()).toBe(0)
  const unknown = await run('undo-import', '01900000-0000-7000-8000-000000000000', '--yes')
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('no import with this id') as string })
  expect((await run('undo-import', 'x')).err).toContain('Usage:')
})

/** Those that need the most memory, or whose fault is found late. */
const tried = [
  'a line of 5 MB',
  '10,000 columns',
  'a ZIP bomb that lies',
  'an encrypted ZIP',
  'NUL bytes in cells',
]

it.each(strangeFiles.filter(([about]) => tried.includes(about)))(
  'answers %s in words, in little memory, and imports nobody',
  async (_, make) => {
    const { name, content, outcome, says } = await make()
    const file = path.join(folder, name)
    writeFileSync(file, content)
    const before = await db().subscriber.count()
    const { code, out, err } = await run('import-subscribers', file, '--source', 'x', '--preview')
    expect({ code, out }).toEqual(
      outcome === 'failed' ? { code: 1, out: '' } : { code: 0, out: 'Nobody was imported.\n' },
    )
    expect(err).toMatch(says ?? /subscribed/)
    // No stack of calls.
    expect(err).not.toMatch(/^ +at /m)
    expect(await db().subscriber.count()).toBe(before)
  },
)

it('says what looks wrong, and mends it where the options say so', async () => {
  const file = path.join(folder, 'damaged.csv')
  writeFileSync(
    file,
    'email,name,signup_date\nda-1@example.net,Ren&eacute;,31/31/2024\nda-2@example.net,Ð˜Ð²Ð°Ð½,soon\n',
  )
  const looked = await run('import-subscribers', file, '--source', 'x', '--preview')
  expect(looked.err).toContain('2 cells of the column “name” look damaged')
  expect(looked.err).toContain('“31/31/2024” (line 2), “soon” (line 3): left empty.')
  const options = ['--mend', 'name', '--dates', 'signup_date=reject']
  const rejected = await run('import-subscribers', file, '--source', 'x', '--yes', ...options)
  expect(rejected.out).toContain('0 added, 2 rejected')
  const mended = await run('import-subscribers', file, '--source', 'x', '--yes', ...options.slice(0, 2))
  expect(mended.out).toContain('2 added, 0 rejected')
  const people = await db().subscriber.findMany({
    where: { email: { startsWith: 'da-' } },
    orderBy: { email: 'asc' },
  })
  expect(people.map(({ name }) => name)).toEqual(['René', 'Иван'])
})

it('prints its usage, and what is wrong with a file', async () => {
  expect(await run('import-subscribers', 'x.csv')).toMatchObject({ code: 1, out: '' })
  const missing = await run('import-subscribers', path.join(folder, 'none.csv'), '--source', 'x')
  expect(missing.err).toContain('no such file')
})
