type Read<T> = (object: T) => string | null

/** Finds objects by a value in them, so that a list for one customer does not scan all customers. */
export class Lookup<T extends { id: string }> {
  private readonly ids = new Map<string, Set<string>>()

  constructor(private readonly read: Read<T>) {}

  /** Call it for every change; undefined means that the object does not exist. */
  moved(before: T | undefined, after: T | undefined): void {
    const [old, fresh] = [before, after].map((object) => (object === undefined ? null : this.read(object)))
    if (before !== undefined && old != null && (after === undefined || old !== fresh))
      this.ids.get(old)?.delete(before.id)
    if (after === undefined || fresh == null || (before !== undefined && old === fresh)) return
    const known = this.ids.get(fresh)
    if (known === undefined) this.ids.set(fresh, new Set([after.id]))
    else known.add(after.id)
  }

  find(value: string): Iterable<string> {
    return this.ids.get(value) ?? []
  }
}
