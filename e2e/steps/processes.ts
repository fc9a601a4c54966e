import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type World } from '../world'

// The processes of the running system. The starter restarts them when they die, and gives up after five deaths of one
// process within a minute.

export type Processes = { web: number; worker: number }

export function processes({ addresses }: World): Processes {
  return JSON.parse(readFileSync(path.join(addresses.folder, 'processes.json'), 'utf8')) as Processes
}

/** Kills with SIGKILL and returns the process id. @throws if it is already dead */
export function kill(world: World, name: keyof Processes): number {
  const pid = processes(world)[name]
  process.kill(pid, 'SIGKILL')
  return pid
}

export async function waitForNext(world: World, name: keyof Processes, dead: number): Promise<void> {
  await expect.poll(() => processes(world)[name], { timeout: 60_000 }).not.toBe(dead)
}

export async function waitForWeb({ addresses }: World): Promise<void> {
  const isGood = async () => {
    try {
      return (await fetch(`${addresses.site}/api/health`)).status
    } catch {
      return 'no answer'
    }
  }
  await expect.poll(isGood, { timeout: 30_000 }).toBe(200)
}

/**
 * A mail whose worker died is held by its lease for two minutes of the database's clock. This ends the lease at once,
 * then moves the clock, which wakes the worker, and makes it queue the forms of the dead one again.
 */
export async function letLeasesRunOut(world: World): Promise<void> {
  await world.query(
    `update mails set lease_until = clock_timestamp() - interval '1 second' where state = 'sending'`,
  )
  await world.moveClock(new Date((await world.now()).getTime() + 61_000))
}
