import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BackwardError, createClock } from './clock'
import { startClock } from './clock-server'

const christmas = new Date('2026-12-25T06:00:00Z')

describe('the clock', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'clock-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  test('tells the system’s time until it is moved, and then runs on from there', () => {
    let system = new Date('2026-11-23T12:00:00Z')
    const clock = createClock({ now: () => system })
    expect(clock.now()).toEqual(system)
    clock.moveTo(christmas)
    system = new Date('2026-11-23T12:00:05Z')
    expect(clock.now()).toEqual(new Date('2026-12-25T06:00:05Z'))
  })

  test('keeps its offset over a restart, and the time that passed meanwhile counts', () => {
    const file = path.join(folder, 'clock.json')
    createClock({ file, now: () => new Date('2026-11-23T12:00:00Z') }).moveTo(christmas)
    const again = createClock({ file, now: () => new Date('2026-11-23T13:00:00Z') })
    expect(again.now()).toEqual(new Date('2026-12-25T07:00:00Z'))
  })

  test('never goes back', () => {
    const clock = createClock({ now: () => christmas })
    expect(() => clock.moveTo(new Date('2026-12-24T06:00:00Z'))).toThrow(BackwardError)
    expect(clock.now()).toEqual(christmas)
  })
})

describe('the clock’s server', () => {
  let moves: Date[]
  let server: Awaited<ReturnType<typeof startClock>>
  const start = new Date('2026-11-23T12:00:00Z')

  beforeEach(async () => {
    moves = []
    const clock = createClock({ now: () => start })
    server = await startClock({ clock, port: 0, onMove: () => void moves.push(clock.now()) })
  })
  afterEach(() => server.stop())

  const put = (body: string) => fetch(server.url, { method: 'PUT', body })
  const press = (form: Record<string, string>, origin = server.url) =>
    fetch(server.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin },
      body: new URLSearchParams(form),
    })
  const now = async () => ((await (await fetch(server.url)).json()) as { now: string }).now

  test('tells the time as JSON', async () => {
    expect(await now()).toBe('2026-11-23T12:00:00.000Z')
  })

  test('moves when it is told an instant, and tells the others', async () => {
    const answer = await put('{"now":"2026-12-25T07:00:00+01:00"}')
    expect([answer.status, await answer.json()]).toEqual([200, { now: '2026-12-25T06:00:00.000Z' }])
    expect(await now()).toBe('2026-12-25T06:00:00.000Z')
    expect(moves).toEqual([christmas])
  })

  test('can be moved from within the dev stack in the same way', async () => {
    await server.moveTo(christmas)
    expect([await now(), moves]).toEqual(['2026-12-25T06:00:00.000Z', [christmas]])
    await expect(server.moveTo(start)).rejects.toThrow('cannot go back')
  })

  test('refuses to go back, and says what time it is', async () => {
    const answer = await put('{"now":"2026-11-22T00:00:00Z"}')
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('is at 2026-11-23T12:00:00.000Z')
    expect(moves).toEqual([])
  })

  test.each(['', 'tomorrow', '{"now":"tomorrow"}', '{"now":"2026-12-25T06:00:00"}', '{"now":5}', 'null'])(
    'refuses an invalid instant: %s',
    async (body) => {
      const answer = await put(body)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('2026-12-25T06:00:00Z')
    },
  )

  test('shows a page to a browser, whose buttons step by the calendar', async () => {
    const page = await fetch(server.url, { headers: { accept: 'text/html' } })
    expect(await page.text()).toMatch(/Monday,? 23 November 2026/)
    expect((await press({ step: 'hour' })).status).toBe(303)
    expect(await now()).toBe('2026-11-23T13:00:00.000Z')
    await press({ step: 'month' })
    expect(await now()).toBe('2026-12-23T13:00:00.000Z')
    await press({ instant: '2027-01-31T10:00' })
    await press({ step: 'month' })
    expect(await now()).toBe('2027-02-28T10:00:00.000Z')
  })

  test('accepts forms only from its own page', async () => {
    expect((await press({ step: 'day' }, 'https://elsewhere.example')).status).toBe(403)
    expect(await now()).toBe('2026-11-23T12:00:00.000Z')
  })
})
