import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder, readStarter } from './lock'

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder is free again when its starter releases it', () => {
  const release = lockFolder(folder)
  expect(readStarter(folder)).toBe(process.pid)
  release()
  expect(existsSync(path.join(folder, 'starter.pid'))).toBe(false)
})

test('a second starter is refused, and told about the first', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'dev/start.ts'])
  writeFileSync(path.join(folder, 'starter.pid'), `${other.pid}\n`)
  try {
    await new Promise((resolve) => other.once('spawn', resolve))
    expect(() => lockFolder(folder)).toThrow(`running already (process ${other.pid})`)
  } finally {
    other.kill('SIGKILL')
  }
})

test.each(['4000000', 'nonsense', ''])('a lock without a live process is taken over: "%s"', (holder) => {
  writeFileSync(path.join(folder, 'starter.pid'), holder)
  lockFolder(folder)
  expect(readStarter(folder)).toBe(process.pid)
})

test.runIf(process.platform === 'linux')(
  'so is a lock whose process id now belongs to another program',
  async () => {
    const other = spawn('/bin/sleep', ['60'])
    await new Promise((resolve) => other.once('spawn', resolve))
    writeFileSync(path.join(folder, 'starter.pid'), `${other.pid}\n`)
    try {
      lockFolder(folder)
      expect(readStarter(folder)).toBe(process.pid)
    } finally {
      other.kill('SIGKILL')
    }
  },
)

test('of eight starters at once, one gets the folder', async () => {
  const lock = path.join(import.meta.dirname, 'lock.ts')
  const script = `import(${JSON.stringify(lock)}).then(({ lockFolder }) => { lockFolder(process.argv[1]); console.log('mine'); setTimeout(() => {}, 60_000) }, () => process.exit(1)).catch(() => process.exit(1))`
  const starters = Array.from({ length: 8 }, () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script, folder, 'dev/start.ts'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const outcome = new Promise<string>((resolve) => {
      child.stdout.once('data', () => resolve('mine'))
      child.once('exit', () => resolve('refused'))
    })
    return { child, outcome }
  })
  const outcomes = await Promise.all(starters.map(({ outcome }) => outcome))
  for (const { child } of starters) child.kill('SIGKILL')
  expect(outcomes.filter((outcome) => outcome === 'mine')).toHaveLength(1)
}, 120_000)
