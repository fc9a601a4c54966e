import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { currentTime } from '@/lib/clock'
import { bePatient, db } from '@/lib/db'
import { discardImport } from '@/lib/imports/discard-import'
import { prepareImport, type Prepared } from '@/lib/imports/prepare-import'
import { readOptions, type ImportOptions } from '@/lib/imports/read-options'
import { approveImport } from '@/lib/imports/run/approve-import'
import { runImport } from '@/lib/imports/run/run-import'
import type { ListFile, Survey } from '@/lib/imports/rules'
import { sayNotice, sayQuestion } from '@/lib/imports/say-options'
import { sayFileFault } from '@/lib/imports/say-file-fault'
import { surveyFile } from '@/lib/imports/survey-file'
import { addedVerdicts, sumOf, verdicts, type Counts } from '@/lib/imports/verdicts'
import { longestSource } from '@/lib/newsletter/rules'
import { runCommand } from '@/lib/run-command'

// `npm run subscribers:import -- <file> --source "…"`: shows what a list contains and what would become of its people,
// asks, and imports them. Progress and preview go to stderr, the result to stdout. Exit code 1 if nothing was imported.

const usage = `Usage: npm run subscribers:import -- <file> --source "where these people agreed to the newsletter"
  --preview                     shows what would happen, and imports nobody
  --yes                         imports without asking
  --map "column=meaning"        what a column is: email, name, status, tags, note, signed_up_at, confirmed_at, ignored …
  --status "value=standing"     what a status means: subscribed, unsubscribed, suppressed, never_agreed
  --standing unsubscribed       what all people of the file are; "file in the ZIP=unsubscribed" for one of several
  --date-order day_first        or month_first: how 05/03/2024 is read
  --dates "column=empty"        what becomes of its dates that cannot be read: empty, reject; or how they are
                                written: day_first, month_first, year_first
  --mend "column"               mends damaged text in it: “Ð˜Ð²Ð°Ð½” and “&#1048;&#1074;&#1072;&#1085;” are “Иван”
  --encoding windows-1251       how its characters are read: also utf-8, windows-1252, koi8-r, cp866, macintosh …
  --ask-to-confirm              mails people who never agreed a link to confirm; otherwise they are left out`

const many = { type: 'string', multiple: true } as const

function readArguments(args: string[]) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      preview: { type: 'boolean' },
      yes: { type: 'boolean' },
      map: many,
      status: many,
      standing: many,
      dates: many,
      mend: many,
      'ask-to-confirm': { type: 'boolean' },
      'date-order': { type: 'string' },
      encoding: { type: 'string' },
    },
  })
  const [file, source] = [positionals[0], values.source?.trim() ?? '']
  if (file === undefined || positionals.length > 1 || source === '') throw new Error(usage)
  if (source.length > longestSource) throw new Error(`--source has at most ${longestSource} characters.`)
  const { map = [], status = [], standing = [], dates = [], mend = [] } = values
  const { encoding, 'date-order': dateOrder } = values
  return { file, source, values, options: { map, status, standing, dates, mend, dateOrder, encoding } }
}

async function main(args: string[]): Promise<void> {
  const { file, source, values, options } = readArguments(args)
  await stat(file)
  bePatient()
  const begun = performance.now()
  const list: ListFile = { name: path.basename(file), open: () => createReadStream(file) }
  const survey = await understand(list, options)
  const onProgress = (lines: number) => void process.stderr.write(`${lines} rows read\n`)
  const prepared = await prepareImport(
    { file: list, survey, source, onProgress: atTimes(onProgress) },
    await currentTime(),
  )
  const asksToConfirm = values['ask-to-confirm'] === true
  showPreview(survey, { ...prepared, asksToConfirm })
  const waited = performance.now()
  if (values.preview === true) return discard(prepared)
  if (!(await isWanted(values.yes === true))) {
    await discard(prepared)
    if (!process.stdin.isTTY) throw new Error(noTerminal)
    return
  }
  const waitingMs = performance.now() - waited
  await carryOut({ ...prepared, source, asksToConfirm })
  await report(prepared, (performance.now() - begun - waitingMs) / 1000)
}

/** @throws with the options that answer them, while questions are open */
async function understand(list: ListFile, options: ImportOptions): Promise<Survey> {
  const first = await survey(list, {})
  const decisions = readOptions(options, first)
  if (!decisions.ok) throw new Error(decisions.message)
  const isDecided = Object.values(options).some((typed) => typed !== undefined && typed.length > 0)
  const found = isDecided ? await survey(list, decisions.value) : first
  if (found.questions.length === 0) return found
  throw new Error(
    ['Nobody was imported. Some questions must be answered first:', ...found.questions.map(sayQuestion)].join(
      '\n',
    ),
  )
}

async function survey(list: ListFile, decisions: Parameters<typeof surveyFile>[1]): Promise<Survey> {
  const surveyed = await surveyFile(list, decisions)
  if (!surveyed.ok) throw new Error(sayFileFault(surveyed))
  return surveyed.value
}

function showPreview(
  { mapping, rows, notices }: Survey,
  { counts, rejected, asksToConfirm }: Prepared & { asksToConfirm: boolean },
): void {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const encoding = mapping.encoding === null ? '' : `, read as ${mapping.encoding}`
  say(`${rows} rows, recognised as ${mapping.provider ?? 'a list of no known system'}${encoding}`)
  for (const part of mapping.parts) {
    say(`${part.name}${part.standing === null ? '' : `: all ${part.standing}`}`)
    for (const { name, meaning } of part.columns) say(`  ${name || '(no name)'} -> ${meaning}`)
  }
  for (const notice of notices) {
    const part = mapping.parts.find(({ name }) => name === notice.part)
    const column = part?.columns[notice.column]
    if (column !== undefined)
      say(`${mapping.parts.length === 1 ? '' : `${notice.part}: `}${sayNotice(notice, column)}`)
  }
  for (const [verdict, count] of listCounts(counts, asksToConfirm))
    say(`${String(count).padStart(9)}  ${verdict}`)
  for (const [reason, count] of Object.entries(rejected))
    say(`${String(count).padStart(9)}  rejected: ${reason}`)
}

function listCounts(counts: Counts, asksToConfirm: boolean): [string, number][] {
  const named = verdicts.map((verdict): [string, number] => [
    verdict === 'never_agreed' && asksToConfirm ? 'invited' : verdict,
    counts[verdict] ?? 0,
  ])
  return named.filter(([, count]) => count > 0)
}

const noTerminal = 'There is no terminal to ask on. Add --yes to import, or --preview to look.'

async function isWanted(isSure: boolean): Promise<boolean> {
  if (isSure) return true
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Import these people? They agreed, and we can prove it (yes/no) ')
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}

async function discard({ importId }: Prepared): Promise<void> {
  await discardImport({ importId, staffId: null }, await currentTime())
  process.stdout.write('Nobody was imported.\n')
}

async function carryOut(given: Prepared & { source: string; asksToConfirm: boolean }): Promise<void> {
  const { importId } = given
  const approved = await approveImport({ ...given, staffId: null }, await currentTime())
  if (!approved.ok) throw new Error(`Nobody was imported: the import is ${approved.reason}.`)
  const onProgress = (taken: number) => void process.stderr.write(`${taken} people imported\n`)
  await runImport(importId, { now: await currentTime(), onProgress: atTimes(onProgress) })
}

async function report({ importId, rejected }: Prepared, seconds: number): Promise<void> {
  const { state, lines, counts } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  const added = sumOf(counts as Counts, addedVerdicts)
  const bad = Object.values(rejected).reduce((sum, count) => sum + count, 0)
  const rest = listCounts(counts as Counts, false).map(([verdict, count]) => `${count} ${verdict}`)
  process.stdout.write(
    `import ${importId}: ${state}: ${lines} rows, ${added} added, ${bad} rejected (${rest.join(', ')}), in ${seconds.toFixed(1)} s\n`,
  )
}

/** Not more than once in two seconds. */
function atTimes(say: (count: number) => void): (count: number) => void {
  let last = performance.now()
  return (count) => {
    if (performance.now() - last < 2_000) return
    last = performance.now()
    say(count)
  }
}

await runCommand(() => main(process.argv.slice(2)))
