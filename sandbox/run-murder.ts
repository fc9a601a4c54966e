import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

// `npm run test:murder`: an edition of 5,000 readers, three workers that are killed with -9 again and again, a mail
// server whose lines die at every step. MURDERED and MURDERERS say how many, SEED_OF_MURDER draws an earlier run again.

const root = path.resolve(import.meta.dirname, '..')
const child = spawn('npx', ['vitest', 'run', '--project', 'db', 'worker/murder'], {
  cwd: root,
  env: { MURDERED: '5000', MURDERERS: '3', ...process.env, FORCE_COLOR: '0' },
  stdio: ['inherit', 'pipe', 'inherit'],
})
// The product's own log, a line for each mail and each state, is not what anybody wants to read here.
createInterface({ input: child.stdout }).on('line', (line) => {
  if (!line.startsWith('{"at":')) process.stdout.write(`${line}\n`)
})
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.once('close', (code) => (process.exitCode = code ?? 1))
