import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type World } from './world'

// The processes of the running system, which the starter brings back when they die. It gives up after five deaths of
// one process within a minute.

export type Processes = { web: number; worker: number }

export function processes({ addresses }: World): Processes {
  return JSON.parse(readFileSync(path.join(addresses.folder, 'processes.json'), 'utf8')) as Processes
}

/** Kills without a word of warning, and returns the id that died. @throws where it is dead already */
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
 * A mail whose worker died in the middle is held by its lease for two minutes of the database's own clock. Here
 * they are over at once; then the clock moves on, which awakens the worker as each minute does.
 */
export async function letLeasesRunOut(world: World): Promise<void> {
  await world.query(
    `update mails set lease_until = clock_timestamp() - interval '1 second' where state = 'sending'`,
  )
  await world.moveClock(new Date((await world.now()).getTime() + 61_000))
}
