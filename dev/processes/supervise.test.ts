import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from './is-alive'
import { supervise, type Supervised, type SuperviseOptions } from './supervise'

let folder: string
let pids: number[]
let lines: string[]
let surrender: string | undefined
let output: string
let supervised: Supervised | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'supervise-'))
  pids = []
  lines = []
  surrender = undefined
  output = ''
})
afterEach(async () => {
  await supervised?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const stays = `process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0) }); setInterval(() => {}, 1000); console.log('hello')`

function start(code: string, options: Partial<SuperviseOptions> = {}): Supervised {
  const entry = path.join(folder, 'entry.mjs')
  writeFileSync(entry, code)
  supervised = supervise({
    name: 'web',
    args: ['dev/child.js', entry],
    environment: process.env,
    write: (text) => void (output += text),
    log: (line) => lines.push(line),
    onSpawn: (pid) => pids.push(pid),
    onGiveUp: (reason) => void (surrender = reason),
    ...options,
  })
  return supervised
}

const greetings = () => output.split('hello').length - 1

test('a killed process is started again, and the caller is told', async () => {
  start(stays).settle()
  await expect.poll(greetings).toBe(1)
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await expect.poll(greetings).toBe(2)
  expect(lines).toEqual(['web died (SIGKILL); starting it again in 250 ms'])
  expect(surrender).toBeUndefined()
})

test('a process that ends before it ever worked is not started again', async () => {
  start(`console.error('no such setting'); process.exit(3)`)
  await expect.poll(() => surrender).toBe('web ended at its start (exit code 3)')
  expect(output).toContain('no such setting')
  expect(pids).toHaveLength(1)
})

test('five deaths within a minute end the restarts', async () => {
  start('process.exit(3)').settle()
  await expect.poll(() => surrender).toBe('web died 5 times within a minute (exit code 3)')
  expect(pids).toHaveLength(5)
})

test('it stops gracefully, and stays stopped', async () => {
  const supervised = start(stays)
  supervised.settle()
  await expect.poll(greetings).toBe(1)
  await supervised.stop()
  await expect.poll(() => output).toContain('goodbye')
  expect(isAlive(pids[0] ?? 0)).toBe(false)
  expect(pids).toHaveLength(1)
})

test('when its code has changed it ends gracefully and starts again', async () => {
  const supervised = start(stays)
  supervised.settle()
  await expect.poll(greetings).toBe(1)
  supervised.restart()
  await expect.poll(greetings).toBe(2)
  expect(output).toContain('goodbye')
  expect(lines).toEqual([])
})

test('the processes that it started end with it', async () => {
  start(`import { spawn } from 'node:child_process'
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
console.log('grandchild', child.pid)
setInterval(() => {}, 1000)`).settle()
  await expect.poll(() => output).toMatch(/grandchild \d+/)
  const grandchild = Number(/grandchild (\d+)/.exec(output)?.[1])
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await expect.poll(() => isAlive(grandchild)).toBe(false)
})
