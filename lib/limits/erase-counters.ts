import { db } from '../db'

/**
 * Deletes the counters of limits whose window is over. Those that an attempt is just counting wait for the next time, so
 * that neither waits for the other. Returns how many.
 */
export function eraseCounters(): Promise<number> {
  return db().$executeRaw`
    delete from rate_limits where key in (
      select key from rate_limits
       where expire <= floor(extract(epoch from clock_timestamp()) * 1000)::bigint
         for update skip locked)`
}
