import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { currentTime } from '@/lib/clock'
import { subscriberFilterSchema, subscriberStandings } from '@/lib/desk/schema'
import { startSubscriberExport } from '@/lib/desk/subscribers/start-subscriber-export'
import { runCommand } from '@/lib/run-command'

// `npm run subscribers:export -- [--standing …] [--from day] [--until day] [--to file]`: writes subscribers as CSV to
// stdout or into a file, and its progress to stderr.

const usage = `Usage: npm run -s subscribers:export -- [--to file.csv] [--standing ${subscriberStandings.join('|')}] [--from 2026-01-31] [--until 2026-12-31]`
const telling = 50_000

async function main(args: string[]): Promise<void> {
  const asked = { standing: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' } } as const
  const { values } = parseArgs({ args, options: { ...asked, to: { type: 'string' } } })
  const filter = subscriberFilterSchema.safeParse(values)
  const isStanding = subscriberStandings.some((name) => name === (values.standing ?? 'any'))
  if (!filter.success || !isStanding) throw new Error(usage)
  const pieces = await startSubscriberExport(filter.data, { staffId: null, now: await currentTime() })
  const target = values.to === undefined ? process.stdout : createWriteStream(values.to)
  await pipeline(Readable.from(counting(pieces)), target)
}

async function* counting(pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  // The first chunk is the header row.
  let lines = -1
  const begun = performance.now()
  for await (const piece of pieces) {
    const before = lines
    lines += piece.split('\r\n').length - 1
    if (Math.floor(before / telling) < Math.floor(lines / telling)) process.stderr.write(`${lines} lines\n`)
    yield piece
  }
  process.stderr.write(
    `export: done: ${lines} subscribers in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
  )
}

await runCommand(() => main(process.argv.slice(2)))
