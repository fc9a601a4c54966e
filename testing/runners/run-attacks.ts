import { spawn } from 'node:child_process'
import path from 'node:path'

// `npm run test:attacks`: known attacks by name, and 5,000 random requests, over HTTP against the built app.
// ATTACKS sets how many, SEED_OF_ATTACKS repeats those of an earlier run.

const root = path.resolve(import.meta.dirname, '..', '..')
const child = spawn(
  process.execPath,
  ['--import', 'tsx', path.join('testing', 'runners', 'run-e2e.ts'), 'attacks'],
  {
    cwd: root,
    env: { ...process.env, ATTACKS: process.env['ATTACKS'] ?? '5000' },
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.once('close', (code) => (process.exitCode = code ?? 1))
