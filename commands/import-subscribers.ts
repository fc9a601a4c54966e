import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { currentTime } from '@/lib/clock'
import { disconnect } from '@/lib/db'
import { importSubscribers } from '@/lib/newsletter/import-subscribers'
import { longestSource } from '@/lib/newsletter/rules'

// `npm run subscribers:import -- <file> --source "…"`: imports subscribers from a CSV file. Writes its progress to
// stderr and the result to stdout. Exit code 1 if the file could not be read to its end.

const usage = `Usage: npm run subscribers:import -- <file.csv> --source "where these people agreed to the newsletter"
The first line names the columns: email, and if you have them confirmed_at (2024-03-05, or with its time and zone) and source.`

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { source: { type: 'string' } },
  })
  const [file, source] = [positionals[0], values.source?.trim() ?? '']
  if (file === undefined || positionals.length > 1 || source === '') throw new Error(usage)
  if (source.length > longestSource) throw new Error(`--source has at most ${longestSource} characters.`)
  await stat(file)

  const begun = performance.now()
  const say = ({ lines }: { lines: number }) => process.stderr.write(`${lines} lines\n`)
  const given = { file: createReadStream(file), fileName: path.basename(file), source, staffId: null }
  const imported = await importSubscribers({ ...given, onProgress: say }, await currentTime())
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const { id, lines, added, known, rejected, state, problem } = imported
  if (problem !== null) process.stderr.write(`${problem}\n`)
  process.exitCode = state === 'done' ? 0 : 1
  process.stdout.write(
    `import ${id}: ${state}: ${lines} lines, ${added} added, ${known} known already, ${rejected} rejected, in ${seconds} s\n`,
  )
}

await main(process.argv.slice(2))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
  .finally(disconnect)
