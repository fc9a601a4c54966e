import { createHash } from 'node:crypto'
import { secondsNow, type Account } from '../account'
import type { IdempotencyRecord } from '../state/records'
import { runCall } from './run-call'
import { ApiError, type FormObject, type Reply } from './wire'

const keptFor = 24 * 3600

export type KeyedRequest = { key: string; endpoint: string; form: FormObject; requestId: string }

/**
 * A repeated POST with the same key and parameters gets the stored answer for 24 hours. `run` writes to the store, and
 * its answer is stored in the same transaction. Of its errors, a declined card (402) is stored too, though nothing else
 * is written. An invalid request (validation, not found) is not stored, as at Stripe.
 */
export class Idempotency {
  private readonly underWay = new Set<string>()

  constructor(private readonly account: Account) {}

  async answer(request: KeyedRequest, run: () => Reply): Promise<Reply> {
    const { key } = request
    if (key.length > 255) throw new ApiError(400, 'Idempotency keys can be at most 255 characters long.')
    if (this.underWay.has(key)) throw inUse(key)
    this.underWay.add(key)
    try {
      const reply = this.replay(request) ?? runCall(this.account, run, (made) => this.remember(request, made))
      await this.account.store.flush()
      return reply
    } finally {
      this.underWay.delete(key)
    }
  }

  private replay({ key, endpoint, form }: KeyedRequest): Reply | null {
    const known = this.account.store.find('_idempotency', key)
    if (known === null || known.createdAt + keptFor < secondsNow(this.account)) return null
    if (known.endpoint !== endpoint) throw otherEndpoint(known, endpoint)
    if (known.fingerprint !== fingerprintOf(form)) throw otherParameters(key)
    return {
      status: known.status,
      body: known.body,
      headers: { 'idempotent-replayed': 'true', 'original-request': known.requestId },
    }
  }

  private remember({ key, endpoint, form, requestId }: KeyedRequest, reply: Reply): Reply {
    this.forgetOld()
    this.account.store.put('_idempotency', {
      id: key,
      endpoint,
      fingerprint: fingerprintOf(form),
      createdAt: secondsNow(this.account),
      requestId,
      status: reply.status,
      body: JSON.stringify(reply.body, null, 2),
    })
    return reply
  }

  private forgetOld(): void {
    const limit = secondsNow(this.account) - keptFor
    // The oldest come first.
    for (const record of this.account.store.each('_idempotency')) {
      if (record.createdAt >= limit) return
      this.account.store.remove('_idempotency', record.id)
    }
  }
}

function fingerprintOf(form: FormObject): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('hex')
}

function inUse(key: string): ApiError {
  return new ApiError(
    409,
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { type: 'idempotency_error', code: 'idempotency_key_in_use' },
  )
}

function otherParameters(key: string): ApiError {
  return new ApiError(
    400,
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  )
}

function otherEndpoint(known: IdempotencyRecord, endpoint: string): ApiError {
  return new ApiError(
    400,
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${endpoint}' vs '${known.endpoint}'). Try using a key other than '${known.id}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  )
}
