import { expect, it } from 'vitest'
import { createPageCache, type Made, type PageKey } from './page-cache'
import type { StoredPage } from './store-page'

const key = (url: string): PageKey => ({ url, variant: 'usd' })

function pageOf(text: string, bytes = 100): StoredPage {
  const body = Buffer.from(text)
  return { headers: [], bodies: { br: body, gzip: body, identity: body }, etag: text, bytes }
}

/** A cache whose renders the test ends one by one. */
function open({ mostBytes = 10_000, freshMs = 60_000, isConnected = true } = {}) {
  const calls: { url: string; end: (text: string | null) => void; fail: () => void }[] = []
  const failures: unknown[] = []
  let now = 0
  const cache = createPageCache({
    make: ({ url }) =>
      new Promise<Made | null>((resolve, reject) =>
        calls.push({
          url,
          end: (text) => resolve(text === null ? null : { page: pageOf(text), start: null }),
          fail: () => reject(new Error('away')),
        }),
      ),
    mostBytes,
    freshMs,
    elapsed: () => now,
    onFailure: (error) => failures.push(error),
  })
  cache.setConnected(isConnected)
  const text = async (url: string) => {
    const found = await cache.find(key(url))
    return found && `${found.state} ${found.page.etag}`
  }
  const wait = (ms: number) => (now += ms)
  const put = async (url: string, content: string) => {
    const asked = text(url)
    calls.at(-1)?.end(content)
    expect(await asked).toBe(`miss ${content}`)
  }
  return { cache, calls, failures, text, wait, put }
}

it('renders a page once for a thousand readers, and again after a change', async () => {
  const { cache, calls, text } = open()
  const crowd = Array.from({ length: 1000 }, () => text('/'))
  expect(calls).toHaveLength(1)
  calls[0]?.end('one')
  expect(new Set(await Promise.all(crowd))).toEqual(new Set(['miss one']))
  expect(await text('/')).toBe('hit one')
  cache.expire()
  const later = Array.from({ length: 1000 }, () => text('/'))
  expect(calls).toHaveLength(2)
  calls[1]?.end('two')
  expect(new Set(await Promise.all(later))).toEqual(new Set(['miss two']))
})

it('does not show what a render began to read before a change', async () => {
  const { cache, calls, text } = open()
  const early = text('/')
  cache.expire()
  const late = text('/')
  expect(calls).toHaveLength(2)
  calls[1]?.end('after')
  expect(await late).toBe('miss after')
  calls[0]?.end('before')
  expect(await early).toBe('miss before')
  expect(await text('/')).toBe('hit after')
})

it('renders behind a reader what is older than its time', async () => {
  const { calls, text, wait, put } = open()
  await put('/', 'one')
  wait(60_001)
  expect(await text('/')).toBe('stale one')
  expect(await text('/')).toBe('stale one')
  expect(calls).toHaveLength(2)
  calls[1]?.end('two')
  await Promise.resolve()
  await expect.poll(() => text('/')).toBe('hit two')
})

it('shows what it has while renders fail, and tries again', async () => {
  const { cache, calls, failures, text, wait, put } = open()
  await put('/', 'one')
  cache.expire()
  const asked = text('/')
  calls[1]?.fail()
  expect(await asked).toBe('stale one')
  // Nobody waits for the next attempt, which comes a second later.
  expect(await text('/')).toBe('stale one')
  expect(calls).toHaveLength(2)
  expect(failures).toHaveLength(1)
  wait(1_001)
  const again = text('/')
  calls[2]?.end('two')
  expect(await again).toBe('miss two')
})

it('answers at once while the database is away, and anew when it is back', async () => {
  const { cache, calls, text, wait, put } = open()
  await put('/', 'one')
  cache.setConnected(false)
  expect(await text('/')).toBe('stale one')
  // At most one render a second, however many readers ask.
  expect(calls).toHaveLength(1)
  wait(1_001)
  expect(await text('/')).toBe('stale one')
  expect(calls).toHaveLength(2)
  calls.at(-1)?.fail()
  await expect.poll(() => text('/')).toBe('stale one')
  cache.setConnected(true)
  const back = cache.findNow(key('/'))
  expect(back?.state).toBe('stale')
})

it('renders again what it rendered before changes could be told', async () => {
  const { cache, calls, text } = open({ isConnected: false })
  const early = text('/')
  calls[0]?.end('one')
  expect(await early).toBe('miss one')
  cache.setConnected(true)
  const later = text('/')
  calls[1]?.end('two')
  expect(await later).toBe('miss two')
})

it('fails only where there is nothing to show', async () => {
  const { calls, text } = open()
  const asked = text('/')
  calls[0]?.fail()
  await expect(asked).rejects.toThrow('away')
})

it('forgets a withdrawn page, also the one that is being rendered', async () => {
  const { cache, calls, text, put } = open()
  await put('/a', 'one')
  cache.expire()
  const asked = text('/a')
  cache.forget('/a')
  calls[1]?.end(null)
  expect(await asked).toBeNull()
  const after = text('/a')
  calls[2]?.fail()
  await expect(after).rejects.toThrow('away')
})

it('does not keep what a render saw before the page was withdrawn', async () => {
  const { cache, calls, text } = open()
  const early = text('/a')
  cache.forget('/a')
  calls[0]?.end('withdrawn')
  expect(await early).toBe('miss withdrawn')
  const later = text('/a')
  calls[1]?.fail()
  await expect(later).rejects.toThrow('away')
})

it('keeps no answer that is not for everybody', async () => {
  const { calls, text } = open()
  for (const n of [0, 1]) {
    const asked = text('/')
    calls[n]?.end(null)
    expect(await asked).toBeNull()
  }
})

it('drops the page that was not read for the longest', async () => {
  const { cache, text, put } = open({ mostBytes: 300 })
  for (const name of ['a', 'b', 'c']) await put(`/${name}`, name)
  expect(await text('/a')).toBe('hit a')
  await put('/d', 'd')
  expect(cache.figures()).toMatchObject({ pages: 3, bytes: 300 })
  expect(cache.findNow(key('/b'))).toBeNull()
  expect(await text('/a')).toBe('hit a')
})

it('does not take back a page that was dropped while it was rendered again', async () => {
  const { cache, calls, text, put } = open({ mostBytes: 200 })
  await put('/a', 'one')
  cache.expire()
  const asked = text('/a')
  await put('/b', 'b')
  await put('/c', 'c')
  const again = text('/a')
  calls.at(-1)?.end('three')
  expect(await again).toBe('miss three')
  calls[1]?.end('two')
  expect(await asked).toBe('miss two')
  expect(await text('/a')).toBe('hit three')
  expect(cache.figures()).toMatchObject({ pages: 2, bytes: 200 })
})

it('does not show a withdrawn page that was dropped while it was rendered again', async () => {
  const { cache, calls, text, put } = open({ mostBytes: 200 })
  await put('/a', 'one')
  cache.expire()
  const asked = text('/a')
  await put('/b', 'b')
  await put('/c', 'c')
  cache.forget('/a')
  calls[1]?.end('withdrawn')
  await asked
  cache.setConnected(false)
  const later = text('/a')
  calls.at(-1)?.fail()
  await expect(later).rejects.toThrow('away')
})
