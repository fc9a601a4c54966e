import { mkdirSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isLive, kinds, type Kind, type Kinds } from './kinds'

export type { Kind, Kinds } from './kinds'

export type Written = { kind: Kind; id: string }

type Tables = { [K in Kind]: Map<string, Kinds[K]> }
type Undo = () => void

/**
 * The sandbox's memory: one table per kind, in order of creation, and optionally a file.
 * Objects are never changed in place; `put` replaces them, so whoever holds one holds a snapshot.
 */
export class Store {
  private tables = emptyTables()
  private live: Partial<Record<Kind, Set<string>>> = {}
  /** Counts the writes, but for the lazy ones: the same number means the same state. */
  revision = 0
  private undo: Undo[] | null = null
  private written: Written[] | null = null
  private isDirty = false
  private isQueued = false
  private lazyWrite: NodeJS.Timeout | null = null
  private lastWrite: Promise<void> = Promise.resolve()

  /** Reads `file` where it exists. Throws, saying what to do, where it cannot be read as our state. */
  constructor(private readonly file?: string) {
    if (file !== undefined) this.tables = readTables(file)
    this.live = liveIn(this.tables)
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | null {
    return this.tables[kind].get(id) ?? null
  }

  /** For ids that we wrote ourselves; throws where the state contradicts itself. */
  get<K extends Kind>(kind: K, id: string): Kinds[K] {
    const found = this.find(kind, id)
    if (found === null)
      throw new Error(`The sandbox's state holds no ${kind} ${id}; reset it with POST /_sim/reset.`)
    return found
  }

  /** Newest first, as Stripe lists. */
  list<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.tables[kind].values()].reverse()
  }

  /** Oldest first, those of which something may still come (see isLive). */
  listLive<K extends Kind>(kind: K): Kinds[K][] {
    return [...(this.live[kind] ?? [])].map((id) => this.get(kind, id))
  }

  /** Like listLive, one by one, for whoever wants only the first few. */
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
   * For what may be lost by a kill, such as the log of a delivery (the event then goes out twice, as Stripe's may):
   * in the file within half a second or with the next write, and nobody waits for it.
   */
  updateLazily<K extends Kind>(kind: K, id: string, changes: Partial<Kinds[K]>): void {
    const wasDirty = this.isDirty
    const { revision } = this
    this.update(kind, id, changes)
    this.revision = revision
    this.isDirty = wasDirty
    this.lazyWrite ??= setTimeout(() => {
      // A failed write leaves the state dirty: the next caller of flush tries again, and hears of it.
      this.flushAll().catch(() => undefined)
    }, 500).unref()
  }

  remove(kind: Kind, id: string): void {
    this.write(kind, id, undefined)
  }

  clear(): void {
    this.tables = emptyTables()
    this.live = liveIn(this.tables)
    this.isDirty = true
    this.revision += 1
  }

  /** All or nothing: what `work` has written is taken back where it throws. `work` is synchronous, so nothing runs between. */
  transaction<T>(work: () => T): T {
    if (this.undo !== null) return work()
    const undo: Undo[] = []
    this.undo = undo
    try {
      return work()
    } catch (error) {
      for (const step of undo.reverse()) step()
      this.revision += 1
      throw error
    } finally {
      this.undo = null
    }
  }

  /** Does `work` and says what it has written, each once. */
  recording(work: () => void): Written[] {
    const written: Written[] = []
    this.written = written
    try {
      work()
    } finally {
      this.written = null
    }
    return [...new Map(written.map((each) => [`${each.kind} ${each.id}`, each])).values()]
  }

  /** Resolves when everything written until now is in the file. Callers at the same time share one write. */
  flush(): Promise<void> {
    if (this.file === undefined || (!this.isDirty && !this.isQueued)) return this.lastWrite
    if (!this.isQueued) {
      this.isQueued = true
      this.lastWrite = this.lastWrite.catch(() => undefined).then(() => this.writeFile(this.file as string))
    }
    return this.lastWrite
  }

  /** Like flush, with what was written lazily. */
  flushAll(): Promise<void> {
    if (this.lazyWrite !== null) this.isDirty = true
    return this.flush()
  }

  private async writeFile(file: string): Promise<void> {
    this.isQueued = false
    this.isDirty = false
    if (this.lazyWrite !== null) clearTimeout(this.lazyWrite)
    this.lazyWrite = null
    try {
      await writeFile(`${file}.tmp`, this.asJson(), { mode: 0o600 })
      await rename(`${file}.tmp`, file)
    } catch (error) {
      this.isDirty = true
      throw error
    }
  }

  /** Objects never change, so each is turned into text once; a write is then little more than joining. */
  private asJson(): string {
    const tables = kinds.map(
      (kind) => `"${kind}":[${[...this.tables[kind].values()].map(textOf).join(',\n')}]`,
    )
    return `{"version":1,"tables":{${tables.join(',\n')}}}`
  }

  private write<K extends Kind>(kind: K, id: string, object: Kinds[K] | undefined): void {
    const table = this.tables[kind] as Map<string, Kinds[K]>
    const before = table.get(id)
    this.undo?.push(() => this.place(kind, id, before))
    this.place(kind, id, object)
    this.written?.push({ kind, id })
    this.isDirty = true
    this.revision += 1
  }

  private place<K extends Kind>(kind: K, id: string, object: Kinds[K] | undefined): void {
    set(this.tables[kind] as Map<string, Kinds[K]>, id, object)
    const live = this.live[kind]
    if (live === undefined) return
    if (object !== undefined && isLive[kind]?.(object) === true) live.add(id)
    else live.delete(id)
  }
}

function liveIn(tables: Tables): Partial<Record<Kind, Set<string>>> {
  const entries = Object.entries(isLive).map(([name, test]) => {
    const objects = [...tables[name as Kind].values()]
    return [name, new Set(objects.filter(test as (object: object) => boolean).map((each) => each.id))]
  })
  return Object.fromEntries(entries) as Partial<Record<Kind, Set<string>>>
}

function set<T>(table: Map<string, T>, id: string, object: T | undefined): void {
  if (object === undefined) table.delete(id)
  else table.set(id, object)
}

function emptyTables(): Tables {
  return Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as Tables
}

const texts = new WeakMap<object, string>()

function textOf(object: object): string {
  const known = texts.get(object)
  if (known !== undefined) return known
  const text = JSON.stringify(object)
  texts.set(object, text)
  return text
}

function readTables(file: string): Tables {
  mkdirSync(dirname(file), { recursive: true })
  const text = readIfThere(file)
  if (text === null) return emptyTables()
  try {
    const state = JSON.parse(text) as { version: number; tables: Partial<Record<Kind, { id: string }[]>> }
    if (state.version !== 1) throw new Error(`version ${state.version} is not ours`)
    return Object.fromEntries(
      kinds.map((kind) => [kind, new Map((state.tables[kind] ?? []).map((object) => [object.id, object]))]),
    ) as Tables
  } catch (error) {
    throw new Error(`The Stripe sandbox cannot read its state in ${file}; delete the file to start empty.`, {
      cause: error,
    })
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
