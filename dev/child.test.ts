import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from './processes/is-alive'

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'child-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a process of the product ends when its starter is killed, without code for it in the product', async () => {
  const product = path.join(folder, 'product.mjs')
  writeFileSync(
    product,
    `console.log('product', process.pid, process.argv.slice(2).join()); setInterval(() => {}, 1000)`,
  )
  const starter = path.join(folder, 'starter.mjs')
  writeFileSync(
    starter,
    `import { spawn } from 'node:child_process'
const args = ['--import', 'tsx', 'dev/child.js', ${JSON.stringify(product)}, 'dev']
spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true })`,
  )
  const child = spawn(process.execPath, [starter], {
    cwd: path.resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await expect.poll(() => output).toMatch(/product \d+ dev/)
  const pid = Number(/product (\d+)/.exec(output)?.[1])
  expect(isAlive(pid)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => isAlive(pid)).toBe(false)
})
