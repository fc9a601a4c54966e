import * as z from 'zod'
import { settings } from './env'

const answerSchema = z.object({ now: z.iso.datetime() })

/**
 * The time that business rules use: the system's, or that of `CLOCK_URL` if it is set. Entry points ask once per
 * request or task and pass the answer on as `now`.
 * @throws if the clock at `CLOCK_URL` does not answer: guessing the time would send mail on a wrong day.
 */
export async function currentTime(): Promise<Date> {
  const { CLOCK_URL } = settings()
  if (CLOCK_URL === undefined) return new Date()
  const response = await fetch(CLOCK_URL, {
    headers: { accept: 'application/json' },
    cache: 'no-store',
    signal: AbortSignal.timeout(5_000),
  })
  if (!response.ok) throw new Error(`The clock at CLOCK_URL answered ${response.status}. Is it running?`)
  return new Date(answerSchema.parse(await response.json()).now)
}
