import type { Account } from '../account'
import type { Step } from './step'
import type { Kind, Watcher } from '../state/store'

export type Subject = { kind: Kind; id: string }
export type Planner = (account: Account, id: string) => Step | null
export type Planned = Step & { subject: Subject; key: string; order: number }

/**
 * The next steps of all objects, earliest first. It is only derived from the state: built at the start, and updated at
 * each write, so that a step costs as much as it changes, and not as much as is stored.
 */
export class Agenda implements Watcher {
  private readonly heap: Planned[] = []
  /** Only the newest plan of each subject counts. */
  private readonly planned = new Map<string, number>()
  private readonly touched = new Map<string, Subject>()
  private order = 0

  constructor(
    private readonly account: Account,
    private readonly planners: Partial<Record<Kind, Planner>>,
  ) {
    for (const kind of Object.keys(planners) as Kind[]) {
      for (const { id } of account.store.listLive(kind)) this.wrote(kind, id)
    }
    account.store.watch(this)
  }

  wrote(kind: Kind, id: string): void {
    if (kind in this.planners) this.touched.set(`${kind} ${id}`, { kind, id })
  }

  cleared(): void {
    this.heap.length = 0
    this.planned.clear()
    this.touched.clear()
  }

  /** Takes the next step due by `end` (seconds). The caller must then call `wrote` with its subject. */
  take(end: number): Planned | null {
    this.planTouched()
    for (let [first] = this.heap; first !== undefined && first.at <= end; [first] = this.heap) {
      this.removeFirst()
      if (this.planned.get(first.key) === first.order) return first
    }
    return null
  }

  private planTouched(): void {
    for (const [key, subject] of this.touched) {
      const isThere = this.account.store.find(subject.kind, subject.id) !== null
      const step = isThere ? (this.planners[subject.kind]?.(this.account, subject.id) ?? null) : null
      if (step === null) this.planned.delete(key)
      else this.add({ ...step, subject, key, order: (this.order += 1) })
    }
    this.touched.clear()
  }

  private add(planned: Planned): void {
    this.planned.set(planned.key, planned.order)
    this.heap.push(planned)
    this.rise(this.heap.length - 1)
  }

  private removeFirst(): void {
    const last = this.heap.pop()
    if (last === undefined || this.heap.length === 0) return
    this.heap[0] = last
    this.sink(0)
  }

  private rise(place: number): void {
    const parent = (place - 1) >> 1
    if (place === 0 || !this.isBefore(place, parent)) return
    this.swap(place, parent)
    this.rise(parent)
  }

  private sink(place: number): void {
    const left = 2 * place + 1
    const right = left + 1
    let least = place
    if (left < this.heap.length && this.isBefore(left, least)) least = left
    if (right < this.heap.length && this.isBefore(right, least)) least = right
    if (least === place) return
    this.swap(place, least)
    this.sink(least)
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]]
    if (a === undefined || b === undefined) return false
    return a.at === b.at ? a.order < b.order : a.at < b.at
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]]
    if (a === undefined || b === undefined) return
    this.heap[one] = b
    this.heap[other] = a
  }
}
