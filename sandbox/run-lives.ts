import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

// `npm run test:lives`: 1,000 random lives of donations, new ones each time, in the world of a database test.
// `npm run test:lives -- --killed`: 60 of them in the built system, whose web and worker are killed meanwhile.
// LIVES says how many, SEED_OF_LIVES draws those of an earlier run again.

const root = path.resolve(import.meta.dirname, '..')
const isKilled = process.argv.includes('--killed')
const command = isKilled
  ? ['npm', 'run', '-s', 'e2e', '--', '--config', 'e2e/soak.config.ts']
  : ['npx', 'vitest', 'run', '--project', 'db', 'lib/donations/lives']

const [program = '', ...args] = command
const child = spawn(program, args, {
  cwd: root,
  env: { ...process.env, LIVES: process.env.LIVES ?? (isKilled ? '60' : '1000'), FORCE_COLOR: '0' },
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
