import { currentTime } from '@/lib/clock'
import { listFailedEvents } from '@/lib/donations/queries'
import { replayEvent } from '@/lib/donations/sync/replay-event'
import { runCommand } from '@/lib/run-command'

// `npm run events:replay -- <id>|--failed`: processes stored events again. Exit code 1 if one fails.

const usage = 'Usage: npm run events:replay -- <event id> (evt_…), or --failed for all that failed'

async function main([wish]: string[]): Promise<void> {
  if (wish === undefined) throw new Error(usage)
  const ids = wish === '--failed' ? await listFailedEvents() : [wish]
  let failed = 0
  for (const id of ids) {
    const outcome = await replayEvent(id, await currentTime())
    if (outcome === 'failed' || outcome === 'unknown') failed += 1
    process.stdout.write(`${id}: ${outcome}\n`)
  }
  process.exitCode = failed === 0 ? 0 : 1
  process.stdout.write(`events: ${ids.length} replayed, ${failed} failed\n`)
}

await runCommand(() => main(process.argv.slice(2)))
