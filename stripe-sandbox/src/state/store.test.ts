import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeliveryRecord, RefundRecord } from './records'
import { Store } from './store'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stripe-store-'))
  file = join(folder, 'state.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const refund = (id: string, at = 1): RefundRecord => ({ id, at, becomes: 'failed' })
const ids = (store: Store) => store.list('_refund').map(({ id }) => id)

test('written objects are there again, in order, and removed ones are not', async () => {
  const store = new Store(file)
  for (const id of ['a', 'b', 'c']) store.put('_refund', refund(id))
  await store.flush()
  store.remove('_refund', 'b')
  store.update('_refund', 'a', { at: 7 })
  await store.flush()
  const again = new Store(file)
  expect(ids(again)).toEqual(['c', 'a'])
  expect(again.get('_refund', 'a').at).toBe(7)
})

test('a kill during a write loses that whole write, and nothing after it', async () => {
  const store = new Store(file)
  store.put('_refund', refund('a'))
  await store.flush()
  store.put('_refund', refund('b'))
  store.put('_refund', refund('c'))
  await store.flush()
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, -20))
  const cut = new Store(file)
  expect(ids(cut)).toEqual(['a'])
  cut.put('_refund', refund('d'))
  await cut.flush()
  expect(ids(new Store(file))).toEqual(['d', 'a'])
})

test('a foreign file, or one broken in the middle, stops the start', () => {
  writeFileSync(file, '{"version":3}\n')
  expect(() => new Store(file)).toThrow(/delete the file to start empty/)
  writeFileSync(file, '{"version":2}\n[["_refund"\n[]\n')
  expect(() => new Store(file)).toThrow(/delete the file to start empty/)
})

test('a file of the first version is read, and becomes a journal', async () => {
  writeFileSync(file, JSON.stringify({ version: 1, tables: { _refund: [refund('a'), refund('b')] } }))
  const store = new Store(file)
  store.put('_refund', refund('c'))
  await store.flush()
  expect(ids(new Store(file))).toEqual(['c', 'b', 'a'])
  expect(readFileSync(file, 'utf8')).toMatch(/^{"version":2}\n/)
})

test('the file grows with what is stored, not with the number of changes', async () => {
  const store = new Store(file)
  const becomes = 'x'.repeat(20_000) as 'failed'
  for (let at = 0; at < 300; at += 1) {
    store.put('_refund', { id: 'a', at, becomes })
    await store.flush()
  }
  expect(statSync(file).size).toBeLessThan(1_100_000)
  expect(new Store(file).get('_refund', 'a').at).toBe(299)
})

test('a failed write is repeated with the next', async () => {
  const store = new Store(file)
  store.put('_refund', refund('a'))
  await store.flush()
  rmSync(file)
  mkdirSync(file)
  store.put('_refund', refund('b'))
  await expect(store.flush()).rejects.toThrow()
  rmSync(file, { recursive: true })
  store.put('_refund', refund('c'))
  await store.flush()
  expect(ids(new Store(file))).toEqual(['c', 'b', 'a'])
})

test('reset leaves nothing in the file', async () => {
  const store = new Store(file)
  store.put('_refund', refund('a'))
  await store.flush()
  store.clear()
  await store.flush()
  expect(ids(new Store(file))).toEqual([])
})

test('objects are found by their current values, newest first, also after a failed transaction', () => {
  const store = new Store()
  const delivery = (id: string, event: string): DeliveryRecord => {
    return { id, event, endpoint: 0, tries: 0, nextAttemptAt: 0, attempts: [], state: 'pending' }
  }
  for (const id of ['a', 'b', 'c']) store.put('_delivery', delivery(id, 'one'))
  const of = (event: string) => store.listBy('_delivery', 'event', event).map(({ id }) => id)
  expect(of('one')).toEqual(['c', 'b', 'a'])
  store.update('_delivery', 'a', { event: 'two' })
  expect([of('one'), of('two')]).toEqual([['c', 'b'], ['a']])
  const failing = () =>
    store.transaction(() => {
      store.update('_delivery', 'a', { event: 'one' })
      store.remove('_delivery', 'c')
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  expect([of('one').sort(), of('two')]).toEqual([['b', 'c'], ['a']])
  store.update('_delivery', 'a', { event: 'one' })
  store.clear()
  expect([of('one'), of('two')]).toEqual([[], []])
})
