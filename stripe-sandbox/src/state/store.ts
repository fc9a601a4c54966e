import { isLive, kinds, lookups, type Kind, type Kinds } from './kinds'
import { Lookup } from './lookup'
import { StateFile, type Change } from './state-file'

export type { Kind, Kinds } from './kinds'

export type Watcher = {
  /** The object was written, removed, or restored. */
  wrote(kind: Kind, id: string): void
  cleared(): void
}

type Tables = { [K in Kind]: Map<string, Kinds[K]> }
type AnyObject = { id: string }
type Undo = () => void

/**
 * The sandbox's memory: one table per kind, in order of creation, and optionally a file. Objects are never changed in
 * place; `put` replaces them, so a reference to one is a snapshot.
 */
export class Store {
  private tables = emptyTables()
  private live = emptyLive()
  private found = emptyLookups()
  /** For each object, how many were made before it. */
  private places = new Map<string, number>()
  private placed = 0
  private readonly watchers: Watcher[] = []
  private undo: Undo[] | null = null
  private readonly file: StateFile | null
  /** What is not in the file yet, as `kind id`. */
  private changed = new Set<string>()
  private isDirty = false
  private isQueued = false
  private lazyWrite: NodeJS.Timeout | null = null
  private lastWrite: Promise<void> = Promise.resolve()

  /** Reads `file` if it exists. Throws, with what to do, if it is not our state. */
  constructor(file?: string) {
    this.file = file === undefined ? null : new StateFile(file)
    for (const [kind, id, object] of this.file?.read() ?? []) {
      if ((kinds as readonly string[]).includes(kind))
        this.place(kind as Kind, id, object as AnyObject | null)
    }
    this.changed.clear()
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | null {
    return this.tables[kind].get(id) ?? null
  }

  /** For ids that we wrote ourselves. Throws if the state contradicts itself. */
  get<K extends Kind>(kind: K, id: string): Kinds[K] {
    const found = this.find(kind, id)
    if (found === null)
      throw new Error(`The sandbox's state holds no ${kind} ${id}; reset it with POST /_sim/reset.`)
    return found
  }

  /** Newest first, as Stripe lists. */
  list<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.each(kind)].reverse()
  }

  /** Oldest first, one by one. */
  each<K extends Kind>(kind: K): IterableIterator<Kinds[K]> {
    return this.tables[kind].values()
  }

  /** How many objects were made before it; null if it does not exist. */
  placeOf(kind: Kind, id: string): number | null {
    return this.places.get(`${kind} ${id}`) ?? null
  }

  /** Newest first, the objects whose `name` (of `lookups` in kinds.ts) is `value`. */
  listBy<K extends Kind>(kind: K, name: string, value: string): Kinds[K][] {
    const lookup = this.found[kind]?.get(name)
    if (lookup === undefined) throw new Error(`Nothing of the kind ${kind} is looked up by ${name}.`)
    const placeOf = (object: AnyObject) => this.placeOf(kind, object.id) ?? 0
    return [...lookup.find(value)]
      .map((id) => this.get(kind, id))
      .sort((one, other) => placeOf(other) - placeOf(one))
  }

  /** Oldest first, the objects that may still change by themselves (see isLive). */
  listLive<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.eachLive(kind)]
  }

  /** Like listLive, one by one, for callers that need only the first few. */
  *eachLive<K extends Kind>(kind: K): Generator<Kinds[K]> {
    for (const id of this.live[kind] ?? []) yield this.get(kind, id)
  }

  put<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K] {
    this.write(kind, object.id, object)
    return object
  }

  update<K extends Kind>(kind: K, id: string, changes: Partial<Kinds[K]>): Kinds[K] {
    return this.put(kind, { ...this.get(kind, id), ...changes })
  }

  /**
   * For data that a kill may lose, such as a delivery's log (the event is then sent twice, as Stripe may do). It is in
   * the file within half a second or with the next write, and nobody waits for it.
   */
  updateLazily<K extends Kind>(kind: K, id: string, changes: Partial<Kinds[K]>): void {
    const wasDirty = this.isDirty
    this.update(kind, id, changes)
    this.isDirty = wasDirty
    this.lazyWrite ??= setTimeout(() => {
      // A failed write leaves the state dirty: the next flush tries again, and gets the error.
      this.flushAll().catch(() => undefined)
    }, 500).unref()
  }

  remove(kind: Kind, id: string): void {
    this.write(kind, id, null)
  }

  clear(): void {
    this.tables = emptyTables()
    this.live = emptyLive()
    this.found = emptyLookups()
    this.places.clear()
    this.changed.clear()
    this.file?.clear()
    this.isDirty = true
    for (const watcher of this.watchers) watcher.cleared()
  }

  /** Calls the listener for every later write. */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher)
  }

  /** All or nothing: if `work` throws, its writes are undone. `work` is synchronous, so nothing runs in between. */
  transaction<T>(work: () => T): T {
    if (this.undo !== null) return work()
    const undo: Undo[] = []
    this.undo = undo
    try {
      return work()
    } catch (error) {
      for (const step of undo.reverse()) step()
      throw error
    } finally {
      this.undo = null
    }
  }

  /** Resolves when everything written so far is in the file. Concurrent callers share one write. */
  flush(): Promise<void> {
    if (this.file === null || (!this.isDirty && !this.isQueued)) return this.lastWrite
    if (!this.isQueued) {
      this.isQueued = true
      const { file } = this
      this.lastWrite = this.lastWrite.catch(() => undefined).then(() => this.writeTo(file))
    }
    return this.lastWrite
  }

  /** Like flush, including lazy writes. */
  flushAll(): Promise<void> {
    if (this.lazyWrite !== null) this.isDirty = true
    return this.flush()
  }

  private async writeTo(file: StateFile): Promise<void> {
    this.isQueued = false
    this.isDirty = false
    if (this.lazyWrite !== null) clearTimeout(this.lazyWrite)
    this.lazyWrite = null
    const { changed } = this
    this.changed = new Set()
    try {
      await file.write(
        [...changed].map((key) => this.changeOf(key)),
        () => this.everything(),
      )
    } catch (error) {
      for (const key of changed) this.changed.add(key)
      this.isDirty = true
      throw error
    }
  }

  private changeOf(key: string): Change {
    const [kind, id] = splitKey(key)
    return [kind, id, this.find(kind, id)]
  }

  private *everything(): Generator<Change> {
    for (const kind of kinds) for (const object of this.each(kind)) yield [kind, object.id, object]
  }

  private write(kind: Kind, id: string, object: AnyObject | null): void {
    const before = this.find(kind, id)
    this.undo?.push(() => this.place(kind, id, before))
    this.place(kind, id, object)
    this.isDirty = true
  }

  private place(kind: Kind, id: string, object: AnyObject | null): void {
    const table = this.tables[kind] as Map<string, AnyObject>
    const before = table.get(id)
    const key = `${kind} ${id}`
    if (object === null) table.delete(id)
    else table.set(id, object)
    if (object !== null && before === undefined) this.places.set(key, (this.placed += 1))
    if (object === null) this.places.delete(key)
    for (const lookup of this.found[kind]?.values() ?? []) lookup.moved(before, object ?? undefined)
    this.count(kind, id, object)
    if (this.file !== null) this.changed.add(key)
    for (const watcher of this.watchers) watcher.wrote(kind, id)
  }

  private count(kind: Kind, id: string, object: AnyObject | null): void {
    const live = this.live[kind]
    const isAlive = isLive[kind] as ((object: AnyObject) => boolean) | undefined
    if (live === undefined || isAlive === undefined) return
    if (object !== null && isAlive(object)) live.add(id)
    else live.delete(id)
  }
}

function splitKey(key: string): [Kind, string] {
  const space = key.indexOf(' ')
  return [key.slice(0, space) as Kind, key.slice(space + 1)]
}

function emptyTables(): Tables {
  return Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as Tables
}

function emptyLive(): Partial<Record<Kind, Set<string>>> {
  return Object.fromEntries(Object.keys(isLive).map((kind) => [kind, new Set<string>()]))
}

function emptyLookups(): Partial<Record<Kind, Map<string, Lookup<AnyObject>>>> {
  const made = Object.entries(lookups).map(([kind, names]) => [
    kind,
    new Map(Object.entries(names).map(([name, read]) => [name, new Lookup<AnyObject>(read as never)])),
  ])
  return Object.fromEntries(made) as Partial<Record<Kind, Map<string, Lookup<AnyObject>>>>
}
