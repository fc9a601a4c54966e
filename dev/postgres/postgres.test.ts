import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { isAlive } from '../processes/is-alive'
import { startPostgres, type Postgres } from './postgres'

let folder: string
let running: Postgres | undefined

// Making the data takes seconds, so it is done once, and each test leaves the data in a state that can start.
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'postgres-test-'))
  await (await start()).stop()
})
afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(): Promise<Postgres> {
  running = await startPostgres({ folder, port: 0, isDurable: false })
  return running
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

const pidIn = (data: string) => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

test('the data survive a stop and a start', async () => {
  const first = await start()
  await query(first.url, `create table kept as select 'still here'::text as word`)
  await first.stop()
  const second = await start()
  expect(await query(second.url, 'select word from kept')).toEqual(['still here'])
})

test('it uses UTF-8 and UTC on every machine, and asks for a password', async () => {
  const { url } = await start()
  expect(await query(url, `select lower('ПРАВДА'), current_setting('timezone')`)).toEqual(['правда', 'UTC'])
  const guessed = new URL(url)
  guessed.password = 'guessed'
  await expect(query(guessed.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('it starts after a server that was killed', async () => {
  const first = await start()
  process.kill(pidIn(path.join(folder, 'data')), 'SIGKILL')
  await first.gone
  expect(existsSync(path.join(folder, 'data', 'postmaster.pid'))).toBe(true)
  expect(await query((await start()).url, 'select 1')).toEqual([1])
})

test('it starts if another program now has the process id of the old server', async () => {
  await (await start()).stop()
  writeFileSync(path.join(folder, 'data', 'postmaster.pid'), `${process.pid}\n`)
  expect(await query((await start()).url, 'select 1')).toEqual([1])
})

test('a server that an earlier starter left running is stopped first', async () => {
  await start()
  const leftOver = pidIn(path.join(folder, 'data'))
  const lines: string[] = []
  const second = await startPostgres({ folder, port: 0, isDurable: false, log: (line) => lines.push(line) })
  running = second
  expect(isAlive(leftOver)).toBe(false)
  expect(lines.join()).toContain(`process ${leftOver}`)
  expect(await query(second.url, 'select 1')).toEqual([1])
})

test('it ends soon after its starter, even if that is killed', async () => {
  const code = `
    const { startPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))})
    const { port } = await startPostgres({ folder: ${JSON.stringify(folder)}, port: 0, isDurable: false })
    console.log('ready', port)
    setInterval(() => {}, 1000)`
  const starter = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: path.resolve(import.meta.dirname, '..', '..'),
  })
  await new Promise((resolve) => starter.stdout.once('data', resolve))
  const server = pidIn(path.join(folder, 'data'))
  expect(isAlive(server)).toBe(true)
  starter.kill('SIGKILL')
  await expect.poll(() => isAlive(server)).toBe(false)
})

test('it says what is wrong if the data are of another version', async () => {
  await (await start()).stop()
  const file = path.join(folder, 'data', 'PG_VERSION')
  const version = readFileSync(file, 'utf8')
  writeFileSync(file, '9\n')
  try {
    await expect(startPostgres({ folder, port: 0 })).rejects.toThrow('were made by another version')
  } finally {
    writeFileSync(file, version)
  }
})
