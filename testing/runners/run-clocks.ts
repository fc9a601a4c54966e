import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { countVitest, durationSince, runBeside, totalOf, totalsLine, type Stage } from './stages'

// `npm run test:clocks`: runs the unit and database tests with the system clock just before an awkward instant, in time
// zones far from UTC. `npm run test:clocks -- lib/donations` runs only those files, CLOCKS=year,month only those
// clocks. It needs the program `faketime` (the Debian package of that name).

const reports = path.resolve(import.meta.dirname, '..', '..', 'test-results')

/** Each run begins a minute before the change that it tests, or at that time of the week. */
const clocks = {
  friday: { begins: '2026-11-27T23:30:00Z', zone: 'UTC' },
  day: { begins: '2027-01-13T23:59:00Z', zone: 'Asia/Kamchatka' },
  month: { begins: '2027-02-28T23:59:00Z', zone: 'America/Los_Angeles' },
  year: { begins: '2026-12-31T23:59:00Z', zone: 'Asia/Kamchatka' },
  /** Summer time in Amsterdam. */
  'summer begins': { begins: '2027-03-28T00:59:00Z', zone: 'Europe/Amsterdam' },
  'summer ends': { begins: '2027-10-31T00:59:00Z', zone: 'America/Los_Angeles' },
}

function stageOf(name: string, { begins, zone }: { begins: string; zone: string }, files: string[]): Stage {
  const report = reportOf(name)
  // As an offset, not as an instant, so that processes started later share this clock.
  const aheadSeconds = Math.round((Date.parse(begins) - Date.now()) / 1000)
  const offset = `${aheadSeconds < 0 ? '' : '+'}${aheadSeconds}s`
  return {
    name: `${name}: the clock begins at ${begins}, zone ${zone}`,
    command: [
      ...['faketime', '-m', '-f', offset, 'npx', 'vitest', 'run', ...files],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    // Timers use the monotonic clock, which must stay real.
    environment: { TZ: zone, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
    isLogHidden: true,
    count: () => countVitest(report),
  }
}

const reportOf = (name: string) => path.join(reports, `clock-${name.replace(' ', '-')}.json`)

async function main(): Promise<void> {
  const begun = Date.now()
  if (spawnSync('faketime', ['--version']).error) {
    process.stderr.write('The program faketime is missing: apt-get install faketime\n')
    process.exitCode = 2
    return
  }
  await mkdir(reports, { recursive: true })
  const wanted = process.env.CLOCKS?.split(',') ?? Object.keys(clocks)
  const results = []
  for (const [name, clock] of Object.entries(clocks)) {
    if (!wanted.includes(name)) continue
    await rm(reportOf(name), { force: true })
    results.push(...(await runBeside([stageOf(name, clock, process.argv.slice(2))])))
  }
  const total = totalOf(results)
  process.exitCode = results.length > 0 && results.every(({ isGood }) => isGood) ? 0 : 1
  process.stdout.write(`\nAll of it in ${durationSince(begun)}\n${totalsLine(total)}\n`)
}

await main()
