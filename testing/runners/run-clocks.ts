import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { shuffleSpecs } from '../shuffle-specs'
import {
  countPlaywright,
  countVitest,
  durationSince,
  runBeside,
  totalOf,
  totalsLine,
  type Stage,
} from './stages'

// `npm run test:clocks`: runs the checks, the unit and database tests and a third of the journeys with the system clock
// just before an awkward instant, in time zones far from UTC. `npm run test:clocks -- lib/donations` runs only those
// files of vitest, `npm run test:clocks -- journeys` only journeys, CLOCKS=year,month only those clocks. Each clock has
// another third of the journeys; E2E_ORDER=<number> chooses others. It needs the program `faketime` (the Debian package
// of that name).

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

type Clock = { name: string; begins: string; zone: string }

function underClock({ begins, zone }: Clock, command: string[]): Pick<Stage, 'command' | 'environment'> {
  // As an offset, not as an instant, so that processes started later share this clock.
  const aheadSeconds = Math.round((Date.parse(begins) - Date.now()) / 1000)
  const offset = `${aheadSeconds < 0 ? '' : '+'}${aheadSeconds}s`
  return {
    command: ['faketime', '-m', '-f', offset, ...command],
    // Timers use the monotonic clock, which must stay real.
    environment: { TZ: zone, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
  }
}

const nameOf = (what: string, { name, begins, zone }: Clock) =>
  `${what}, ${name}: the clock begins at ${begins}, zone ${zone}`

function checks(clock: Clock): Stage {
  return { name: nameOf('checks', clock), ...underClock(clock, ['npm', 'run', '-s', 'check']) }
}

function vitest(clock: Clock, files: string[]): Stage {
  const report = reportOf(`vitest-${clock.name}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name: nameOf('vitest', clock),
    ...underClock(clock, ['npx', 'vitest', 'run', ...files, ...reporters]),
    isLogHidden: true,
    count: () => countVitest(report),
  }
}

function journeys(clock: Clock, files: string[]): Stage {
  const report = reportOf(`journeys-${clock.name}`)
  const { command, environment } = underClock(clock, ['npm', 'run', '-s', 'e2e', '--', ...files])
  return {
    name: nameOf('journeys', clock),
    command,
    environment: { ...environment, E2E_REPORT: report, E2E_ORDER: '' },
    isLogHidden: true,
    count: () => countPlaywright(report),
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
  const files = process.argv.slice(2)
  const results = []
  for (const [place, [name, { begins, zone }]] of Object.entries(clocks).entries()) {
    if (!wanted.includes(name)) continue
    await rm(reportOf(`vitest-${name}`), { force: true })
    await rm(reportOf(`journeys-${name}`), { force: true })
    const clock = { name, begins, zone }
    const specs = shuffleSpecs(Number(process.env.E2E_ORDER || 1) + place)
    const third = specs.slice(0, Math.ceil(specs.length / 3))
    if (files.length === 0) results.push(...(await runBeside([checks(clock)])))
    if (files[0] !== 'journeys') results.push(...(await runBeside([vitest(clock, files)])))
    if (files.length === 0 || files[0] === 'journeys')
      results.push(...(await runBeside([journeys(clock, third)])))
  }
  const total = totalOf(results)
  process.exitCode = results.length > 0 && results.every(({ isGood }) => isGood) ? 0 : 1
  process.stdout.write(`\nAll of it in ${durationSince(begun)}\n${totalsLine(total)}\n`)
}

await main()
