import { splitLanguage } from '@/lib/languages/rules'
import type { StoredPage } from './store-page'

export type PageKey = { url: string; variant: string }

export type Found = {
  page: StoredPage
  /** `hit` is current; `stale` is older than a minute, or what we have while a new render fails. */
  state: 'hit' | 'stale' | 'miss'
}

export type StartFile = StoredPage & { path: string }
export type Made = { page: StoredPage; start: StartFile | null }

export type PageCacheOptions = {
  /** Renders a page. Null if the answer is not for everybody, such as a 404. @throws if the render fails */
  make: (key: PageKey) => Promise<Made | null>
  mostBytes: number
  /** How long a page may be shown without a new render, in case a change was not told. */
  freshMs: number
  /** Milliseconds, from any start, that only go forward. */
  elapsed: () => number
  onFailure: (error: unknown, key: PageKey) => void
}

type Entry = {
  key: PageKey
  made: Made | null
  /** The changes known when its render began. */
  round: number
  renderedAt: number
  failedAt: number
  /** The count of uses at its last use. */
  usedAt: number
  pending: { round: number; done: Promise<Made | null> } | null
}

/** How long stored bytes are shown before the next render, if one has failed or changes cannot be told. */
const retryMs = 1_000

/**
 * Keeps public pages as bytes. A page is rendered once for each change, however many readers ask at the same time; the
 * page that nobody has asked for the longest leaves when the bytes exceed their limit.
 */
export function createPageCache(options: PageCacheOptions) {
  const { make, mostBytes, freshMs, elapsed, onFailure } = options
  /** By variant and URL. */
  const entries = new Map<string, Map<string, Entry>>()
  const starts = new Map<string, StartFile>()
  let round = 0
  // Until changes can be told, one may have been missed.
  let isConnected = false
  let bytes = 0
  let renders = 0
  let uses = 0

  /** Null if the page is not for everybody. @throws if its render fails and there are no older bytes */
  async function find(key: PageKey): Promise<Found | null> {
    const now = findNow(key)
    if (now !== null) return now
    const entry = entryOf(key)
    try {
      const made = await refresh(entry)
      return made === null ? null : { page: made.page, state: 'miss' }
    } catch (error) {
      if (entry.made === null) throw error
      return { page: entry.made.page, state: 'stale' }
    }
  }

  /** What can be answered at once, without waiting for a render. */
  function findNow(key: PageKey): Found | null {
    const entry = entries.get(key.variant)?.get(key.url)
    if (entry?.made == null) return null
    uses += 1
    entry.usedAt = uses
    const now = elapsed()
    const age = now - entry.renderedAt
    const hasFailed = now - entry.failedAt < retryMs
    if (isConnected && entry.round === round && age < freshMs) return { page: entry.made.page, state: 'hit' }
    const mustWait = isConnected && entry.round !== round && !hasFailed
    if (mustWait) return null
    // Older than its time, or the database is away: readers do not wait, and one render runs behind.
    if (!hasFailed && age >= retryMs) refresh(entry).catch(() => undefined)
    return { page: entry.made.page, state: 'stale' }
  }

  function entryOf(key: PageKey): Entry {
    const known = entries.get(key.variant)?.get(key.url)
    if (known !== undefined) return known
    const never = { round: -1, renderedAt: 0, failedAt: -Infinity, usedAt: uses }
    const entry: Entry = { key, made: null, ...never, pending: null }
    const ofVariant = entries.get(key.variant) ?? new Map<string, Entry>()
    entries.set(key.variant, ofVariant.set(key.url, entry))
    return entry
  }

  const all = (): Entry[] => [...entries.values()].flatMap((ofVariant) => [...ofVariant.values()])

  function refresh(entry: Entry): Promise<Made | null> {
    // A render that began before a change may show what was there before it.
    if (entry.pending?.round === round) return entry.pending.done
    const begun = round
    const done = render(entry, begun).finally(() => {
      if (entry.pending?.done === done) entry.pending = null
    })
    entry.pending = { round: begun, done }
    return done
  }

  async function render(entry: Entry, begun: number): Promise<Made | null> {
    renders += 1
    try {
      const made = await make(entry.key)
      keep(entry, made, begun)
      return made
    } catch (error) {
      entry.failedAt = elapsed()
      if (entry.made === null) remove(entry)
      onFailure(error, entry.key)
      throw error
    }
  }

  function keep(entry: Entry, made: Made | null, begun: number): void {
    // A later render has already ended, or the page was withdrawn or dropped in the meantime.
    if (begun < entry.round || !isHeld(entry)) return
    if (made === null) return remove(entry)
    uses += 1
    bytes += sizeOf(made) - sizeOf(entry.made)
    Object.assign(entry, { made, round: begun, renderedAt: elapsed(), usedAt: uses })
    if (made.start !== null) keepStart(made.start)
    while (bytes > mostBytes) removeOldest(entry)
  }

  /** Scripts of earlier versions stay for a while: a page in a browser may still ask for its own. */
  function keepStart(start: StartFile): void {
    starts.delete(start.path)
    starts.set(start.path, start)
    const [oldest] = starts.keys()
    if (starts.size > mostStarts && oldest !== undefined) starts.delete(oldest)
  }

  /** Removes what was not used the longest. The page that has just been kept goes last. */
  function removeOldest(kept: Entry): void {
    const others = all().filter((entry) => entry !== kept && entry.made !== null)
    const [first = kept] = others
    remove(others.reduce((oldest, entry) => (entry.usedAt < oldest.usedAt ? entry : oldest), first))
  }

  function remove(entry: Entry): void {
    if (!isHeld(entry)) return
    entries.get(entry.key.variant)?.delete(entry.key.url)
    bytes -= sizeOf(entry.made)
    entry.made = null
  }

  /** False once it was removed. What its last render brings then reaches who waits for it, and nobody after them. */
  function isHeld(entry: Entry): boolean {
    return entries.get(entry.key.variant)?.get(entry.key.url) === entry
  }

  return {
    find,
    findNow,
    /** The script of a stored page, by its path. */
    findStart: (path: string) => starts.get(path) ?? null,
    /** Something that pages show has changed: each is rendered again before it is shown. */
    expire() {
      round += 1
    },
    /** A page that was withdrawn is not shown again in any language, not even while the database is away. */
    forget(url: string) {
      for (const entry of all()) {
        if (splitLanguage(entry.key.url).address === url) remove(entry)
      }
      round += 1
    },
    /** While changes cannot be told, stored pages are shown; afterwards each is rendered again. */
    setConnected(value: boolean) {
      if (value && !isConnected) round += 1
      isConnected = value
    },
    figures: () => ({ pages: all().length, bytes, renders }),
  }
}

const mostStarts = 500

function sizeOf(made: Made | null): number {
  return made === null ? 0 : made.page.bytes + (made.start?.bytes ?? 0)
}
