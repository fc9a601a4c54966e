import { setTimeout as pause } from 'node:timers/promises'
import type { Fate } from '../../stripe-sandbox/src/testing/fate'
import { isAlive } from '../../dev/processes/is-alive'
import type { World } from '../world'
import { kill, processes, type Processes } from './processes'

/** The starter gives up on a process that dies five times a minute, and other tests also kill. */
const mostDeathsAMinute = 3

/** Kills web or worker every few seconds until it is stopped. */
export class Killer {
  kills = { web: 0, worker: 0 }
  private deaths: { name: keyof Processes; at: number }[] = []
  private readonly stopping = new AbortController()
  private readonly over: Promise<void>

  constructor(
    private readonly world: World,
    private readonly fate: Fate,
  ) {
    this.over = this.work()
  }

  total(): number {
    return this.kills.web + this.kills.worker
  }

  /** Resolves when nothing is killed any more. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.over
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping
    for (;;) {
      await pause(this.fate.between(1_000, 6_000), null, { signal }).catch(() => undefined)
      if (signal.aborted) return
      this.perhapsKill(this.fate.pick(['web', 'worker'] as const))
    }
  }

  private perhapsKill(name: keyof Processes): void {
    this.deaths = this.deaths.filter(({ at }) => at > Date.now() - 60_000)
    if (this.deaths.filter((death) => death.name === name).length >= mostDeathsAMinute) return
    if (!isAlive(processes(this.world)[name])) return
    kill(this.world, name)
    this.kills[name] += 1
    this.deaths.push({ name, at: Date.now() })
  }
}
