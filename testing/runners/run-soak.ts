import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import {
  countPlaywright,
  countVitest,
  durationSince,
  runBeside,
  totalOf,
  totalsLine,
  type Stage,
} from './stages'

// `npm run test:soak`: tests that take long because they are large or random, one part after the other. The database
// tests use a durable PostgreSQL on the disk. `npm run test:soak -- chaos timing` runs only those parts.
// docs/testing.md says what each part covers.

const reports = path.resolve(import.meta.dirname, '..', '..', 'test-results')

const vitestFiles = {
  donations: 'lib/donations/sync/soak.db.test.ts',
  chaos: 'worker/chaos.db.test.ts',
  blocked: 'lib/editions/sending/domains/blocked-domain.db.test.ts',
  attack: 'lib/donations/checkout/attack.db.test.ts',
  timing: 'lib/address-requests/answer-times.db.test.ts',
  machines: 'testing/many-machines.db.test.ts',
}

/** The webs and workers of `machines` run from it. */
const build: Stage = {
  name: 'build',
  command: ['npm', 'run', '-s', 'build'],
  isLogHidden: true,
  count: () => Promise.resolve({ passed: 0, failed: 0, skipped: 0 }),
}

const parts: Record<string, Stage> = {
  ...Object.fromEntries(Object.entries(vitestFiles).map(([part, file]) => [part, ofVitest(part, file)])),
  'killed-processes': ofPlaywright('killed-processes', 'killed-processes.soak.ts'),
}

function ofVitest(part: string, file: string): Stage {
  const report = path.join(reports, `soak-${part}.json`)
  return {
    name: part,
    command: [
      ...['npx', 'vitest', 'run', '--project', 'db', file],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    environment: { SOAK: '1' },
    isLogHidden: true,
    count: () => countVitest(report),
  }
}

function ofPlaywright(part: string, file: string): Stage {
  const report = path.join(reports, `soak-${part}.json`)
  return {
    name: part,
    command: [
      'npm',
      'run',
      '-s',
      'e2e',
      '--',
      '--config',
      path.join('e2e', 'soak.config.ts'),
      ...['--reporter', 'list,json'],
      file,
    ],
    environment: { SOAK: '1', HISTORIES: process.env.HISTORIES ?? '60', PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    isLogHidden: true,
    count: () => countPlaywright(report),
  }
}

async function main(): Promise<void> {
  const begun = Date.now()
  const asked = process.argv.slice(2)
  const unknown = asked.filter((part) => !(part in parts))
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no part ${unknown.join(', ')}. The parts: ${Object.keys(parts).join(', ')}\n`,
    )
    process.exitCode = 2
    return
  }
  await mkdir(reports, { recursive: true })
  const results = []
  for (const [part, stage] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(part)) continue
    await rm(path.join(reports, `soak-${part}.json`), { force: true })
    if (part === 'machines') results.push(...(await runBeside([build])))
    results.push(...(await runBeside([stage])))
  }
  const total = totalOf(results)
  process.exitCode = results.every(({ isGood }) => isGood) && total.failed === 0 ? 0 : 1
  process.stdout.write(`\nAll of it in ${durationSince(begun)}\n${totalsLine(total)}\n`)
}

await main()
