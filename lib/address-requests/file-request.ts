import { randomUUID } from 'node:crypto'
import { countAttempt, type Counted, type Limited } from '../limits/count-attempt'
import { sql } from '../db'
import { jobCall } from '../jobs'
import { succeed, type Result } from '../result'

/** The forms that take an address, or a link that stands for one. */
export type RequestKind =
  | 'sign-up'
  | 'confirm-again'
  | 'email-change'
  | 'reminder'
  | 'sign-in'
  | 'manage-link'
  | 'donation-link'

type NewRequest = {
  kind: RequestKind
  /** Parsed and valid; the same fields for every address. */
  content: object
  limits: Counted
  /** Only where consent evidence needs it. */
  ipPrefix?: string | null
  now: Date
}

/**
 * Stores what a form asks for and queues a job that carries it out, unless a limit stops it. Limits, row and job are one
 * statement, and it is the same for every address: who watches the answer, or its time, learns nothing of the address.
 * The worker decides what it deserves (take-request.ts). Returns the id of the request.
 * @throws if the database is unavailable
 */
export async function fileRequest(request: NewRequest): Promise<Result<string, Limited>> {
  const { kind, content, limits, ipPrefix = null, now } = request
  const id = randomUUID()
  const counted = await countAttempt(
    limits,
    sql`
    stored as (
      insert into address_requests (id, kind, content, ip_prefix, created_at)
      select ${id}::uuid, ${kind}, ${JSON.stringify(content)}::jsonb, ${ipPrefix}, ${now}::timestamptz from allowed
      returning id),
    done as (select ${jobCall('take-address-request', { key: id, payload: { requestId: id } })} from stored)`,
  )
  return counted.ok ? succeed(id) : counted
}
