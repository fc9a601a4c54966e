import { AsyncLocalStorage } from 'node:async_hooks'
import { settings } from '../env'

/** The time, by `performance.now()`, after which the waiting person is answered without Stripe. */
const deadlines = new AsyncLocalStorage<number>()

/**
 * Runs work that a person waits for. All of its calls to Stripe together take STRIPE_PATIENCE_MS at most, and none is
 * retried. A call without an answer by then fails like a broken connection, so every caller already handles it. Nested
 * work keeps the outer deadline.
 */
export function whilePersonWaits<Value>(work: () => Promise<Value>): Promise<Value> {
  if (isPersonWaiting()) return work()
  return deadlines.run(performance.now() + settings().STRIPE_PATIENCE_MS, work)
}

export function isPersonWaiting(): boolean {
  return deadlines.getStore() !== undefined
}

type Answer = { toJSON: () => Promise<unknown> }
type HttpClient<Call extends unknown[], Answered extends Answer> = {
  getClientName: () => string
  makeRequest: (...call: Call) => Promise<Answered>
}

/**
 * An HTTP client that gives up at the deadline, even if the connection hangs or the body arrives in small pieces. The
 * SDK's own `timeout` counts only the silence of a socket.
 */
export function withinDeadline<Call extends unknown[], Answered extends Answer>(
  client: HttpClient<Call, Answered>,
  makeTimeoutError: () => Error,
): HttpClient<Call, Answered> {
  return {
    getClientName: () => client.getClientName(),
    async makeRequest(...call) {
      if (timeLeft() <= 0) throw makeTimeoutError()
      const answer = await untilDeadline(client.makeRequest(...call), makeTimeoutError)
      const readBody = answer.toJSON.bind(answer)
      answer.toJSON = () => untilDeadline(readBody(), makeTimeoutError)
      return answer
    },
  }
}

function timeLeft(): number {
  return (deadlines.getStore() ?? Infinity) - performance.now()
}

function untilDeadline<Value>(work: Promise<Value>, makeTimeoutError: () => Error): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    // Timers drop fractions and can fire a millisecond early; the next call would then still be made.
    timer = setTimeout(() => reject(makeTimeoutError()), Math.ceil(Math.max(timeLeft(), 0)) + 1)
  })
  // It may still fail when nobody listens any more.
  work.catch(() => undefined)
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}
