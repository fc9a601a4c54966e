import type { Account } from '../account'
import type { DeliveryAttempt, DeliveryRecord } from '../state/records'
import { signatureOf } from './signature'
import { targetOf, type Target } from './webhook-targets'

const attemptTimeout = 10_000
const maxTries = 60
const maxInFlight = 8
const defaultPauses = [1000, 5000, 30_000, 60_000]

export type DeliveryOptions = {
  /** Milliseconds between the tries of one event. The last pause repeats, up to 60 tries. */
  pauses?: readonly number[] | undefined
  log: (line: string) => void
}

/**
 * Sends events to their endpoints: signed again for each try, with ten seconds a try, and retried with growing pauses
 * after anything but a 2xx (a redirect is a failure). Pending deliveries are part of the state and survive a restart.
 */
export class Deliveries {
  private readonly inFlight = new Map<string, Promise<void>>()
  private readonly stopping = new AbortController()
  private readonly waiters = new Map<string, (() => void)[]>()
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly account: Account,
    private readonly options: DeliveryOptions,
  ) {}

  /** At a start everything pending is due at once. */
  resume(): void {
    for (const delivery of this.pending()) this.update(delivery, { nextAttemptAt: Date.now() })
    this.pump()
  }

  /** Starts what is due, in the order of the events, and sets the timer for the rest. */
  pump(): void {
    if (this.stopping.signal.aborted) return
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    let next = Infinity
    for (const delivery of this.account.store.eachLive('_delivery')) {
      // Each delivery that ends calls this again.
      if (this.inFlight.size >= maxInFlight) return
      if (this.inFlight.has(delivery.id)) continue
      if (delivery.nextAttemptAt <= Date.now()) this.start(delivery)
      else next = Math.min(next, delivery.nextAttemptAt)
    }
    if (Number.isFinite(next))
      this.timer = setTimeout(() => this.pump(), Math.max(10, next - Date.now())).unref()
  }

  /** Resolves when every delivery of the event has been tried once, or after `milliseconds`. */
  async waitForFirstTry(event: string, milliseconds: number): Promise<void> {
    const untried = this.account.store
      .listBy('_delivery', 'event', event)
      .filter(({ state, tries }) => state === 'pending' && tries === 0)
    const tries = untried.map((delivery) => this.nextTryOf(delivery))
    let alarm: NodeJS.Timeout | undefined
    const limit = new Promise<void>((done) => (alarm = setTimeout(done, milliseconds).unref()))
    await Promise.race([Promise.all(tries), limit])
    clearTimeout(alarm)
  }

  /** Sends the event again to every endpoint, whatever the earlier result was. */
  resend(event: string): void {
    for (const delivery of this.account.store.listBy('_delivery', 'event', event)) {
      this.update(delivery, { state: 'pending', tries: 0, nextAttemptAt: Date.now() })
    }
    this.pump()
  }

  /** Aborts the current tries; their deliveries stay pending. */
  async close(): Promise<void> {
    this.stopping.abort()
    if (this.timer !== null) clearTimeout(this.timer)
    await Promise.all(this.inFlight.values())
  }

  private pending(): DeliveryRecord[] {
    return this.account.store.listLive('_delivery')
  }

  private start(delivery: DeliveryRecord): void {
    const work = this.attempt(delivery)
      .catch((error: unknown) => this.options.log(`Delivery ${delivery.id} failed: ${reasonOf(error)}`))
      .finally(() => {
        this.inFlight.delete(delivery.id)
        for (const done of this.waiters.get(delivery.id) ?? []) done()
        this.waiters.delete(delivery.id)
        this.pump()
      })
    this.inFlight.set(delivery.id, work)
  }

  private nextTryOf(delivery: DeliveryRecord): Promise<void> {
    return new Promise((done) => {
      this.waiters.set(delivery.id, [...(this.waiters.get(delivery.id) ?? []), done])
    })
  }

  private async attempt(delivery: DeliveryRecord): Promise<void> {
    const target = targetOf(this.account, delivery.endpoint, Date.now())
    const event = this.account.store.find('event', delivery.event)
    if (event === null) return
    if (target === null) {
      this.update(delivery, { state: 'gave_up' })
      this.options.log(`Webhook ${event.type} (${event.id}) given up: its endpoint is no longer configured.`)
      return
    }
    // Sends nothing that is not on disk yet. If the disk fails, the caller that wrote the change gets the error.
    await this.account.store.flush().catch(() => undefined)
    const attempt = await this.post(target, JSON.stringify(event, null, 2))
    if (this.stopping.signal.aborted && attempt.status === null) return
    this.record(delivery, attempt)
    if (!isSuccess(attempt)) {
      const reason = attempt.error ?? `status ${attempt.status}`
      this.options.log(`Webhook ${event.type} (${event.id}) to ${target.url} failed: ${reason}`)
    }
  }

  private async post(target: Target, body: string): Promise<DeliveryAttempt> {
    const startedAt = new Date()
    const end = (status: number | null, error: string | null): DeliveryAttempt => ({
      at: startedAt.toISOString(),
      status,
      error,
      milliseconds: Date.now() - startedAt.getTime(),
    })
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (sandbox; +https://stripe.com/docs/webhooks)',
          'stripe-signature': signatureOf(body, { secrets: target.secrets, at: startedAt }),
        },
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(attemptTimeout)]),
      })
      await response.body?.cancel()
      return end(response.status, null)
    } catch (error) {
      return end(null, reasonOf(error))
    }
  }

  private record(delivery: DeliveryRecord, attempt: DeliveryAttempt): void {
    const current = this.account.store.find('_delivery', delivery.id)
    // The sandbox was reset during the try.
    if (current === null) return
    const tries = current.tries + 1
    const pauses = this.options.pauses ?? defaultPauses
    const pause = pauses[Math.min(tries, pauses.length) - 1] ?? 60_000
    const failed = tries >= maxTries ? 'gave_up' : 'pending'
    this.update(current, {
      tries,
      state: isSuccess(attempt) ? 'delivered' : failed,
      nextAttemptAt: Date.now() + pause,
      attempts: [...current.attempts, attempt].slice(-20),
    })
  }

  private update(delivery: DeliveryRecord, changes: Partial<DeliveryRecord>): void {
    this.account.store.updateLazily('_delivery', delivery.id, changes)
  }
}

function isSuccess(attempt: DeliveryAttempt): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300
}

/** fetch hides the cause ("ECONNREFUSED") behind "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${attemptTimeout / 1000} seconds`
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message
}
