import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { currentTime } from '@/lib/clock'
import { bePatient, db } from '@/lib/db'
import { countUndoable, type Undoable } from '@/lib/imports/undo/count-undoable'
import { startUndo } from '@/lib/imports/undo/start-undo'
import { undoImport, type Undone } from '@/lib/imports/undo/undo-import'
import type { Counts } from '@/lib/imports/verdicts'
import { runCommand } from '@/lib/run-command'

// `npm run subscribers:undo-import -- <import>`: says what an undo would take back, asks, and does it. The desk's page of
// the import does the same. Exit code 1 if nothing was undone.

const usage = `Usage: npm run subscribers:undo-import -- <id of the import>
  --preview   shows what would be taken back, and changes nothing
  --yes       does it without asking`

function readArguments(args: string[]): { importId: string; preview: boolean; yes: boolean } {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { preview: { type: 'boolean' }, yes: { type: 'boolean' } },
  })
  const importId = z.uuid().safeParse(positionals[0])
  if (!importId.success || positionals.length > 1) throw new Error(usage)
  return { importId: importId.data, preview: values.preview === true, yes: values.yes === true }
}

async function main(args: string[]): Promise<void> {
  const { importId, preview, yes } = readArguments(args)
  bePatient()
  const undoable = await findUndoable(importId)
  if (undoable !== null) process.stderr.write(`${describe(undoable)}\n`)
  if (preview) return void process.stdout.write('Nothing was undone.\n')
  if (!(await isWanted(yes))) return void process.stdout.write('Nothing was undone.\n')
  const started = await startUndo({ importId, staffId: null }, await currentTime())
  if (!started.ok) throw new Error(refusals[started.reason])
  await undoImport(importId, await currentTime())
  await report(importId)
}

const refusals = {
  unknown: 'There is no import with this id. The page Imports of the desk lists them.',
  not_finished:
    'This import is not finished, so there is nothing to undo. Discard it on its page of the desk.',
}

/** Null if its undo has begun or ended. @throws if there is no such import, or if it is not finished */
async function findUndoable(importId: string): Promise<Undoable | null> {
  const found = await db().import.findUnique({ where: { id: importId } })
  if (found === null) throw new Error(refusals.unknown)
  const { state, approvedAt, counts } = found
  if (state === 'undoing' || state === 'undone') return null
  if (state !== 'done' || approvedAt === null) throw new Error(refusals.not_finished)
  return countUndoable({ importId, approvedAt, counts: counts as Counts })
}

function describe({ removable, restorable, mailed, changed }: Undoable): string {
  return [
    [removable, 'added by the import: to be removed'],
    [restorable, 'changed by the import: to be given back what they were'],
    [mailed, 'were sent an edition since: they stay'],
    [changed, 'have changed since: they stay as they are'],
  ]
    .map(([count, words]) => `${String(count).padStart(9)}  ${words}`)
    .join('\n')
}

async function isWanted(isSure: boolean): Promise<boolean> {
  if (isSure) return true
  if (!process.stdin.isTTY)
    throw new Error('There is no terminal to ask on. Add --yes to undo, or --preview to look.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Undo this import? (yes/no) ')
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}

async function report(importId: string): Promise<void> {
  const { state, undone } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  const { removed, restored } = undone as Undone
  process.stdout.write(`import ${importId}: ${state}: ${removed} removed, ${restored} restored\n`)
}

await runCommand(() => main(process.argv.slice(2)))
