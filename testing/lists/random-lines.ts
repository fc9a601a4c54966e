import fc from 'fast-check'
import type { ImportLine } from '../../lib/imports/rules'
import { lineOf } from './staged-lines'

// Few addresses, so that rows meet each other and people we know.

const moments = ['2023-01-02T09:00:00Z', '2024-03-05T10:00:00.123Z', '2025-07-07T00:00:00Z'].map(
  (at) => new Date(at),
)
const moment = fc.option(fc.constantFrom(...moments))
const text = fc.option(
  fc.string({
    unit: fc.constantFrom(...Array.from('aé\t\n\r\\"\'{},;=\u{1F600}')),
    minLength: 1,
    maxLength: 8,
  }),
)

export const address = fc.integer({ min: 0, max: 30 }).map((n) => `reader-${n}@example.org`)

/** Any row that a file can have. */
export const anyLine: fc.Arbitrary<ImportLine> = fc
  .record({
    email: address,
    state: fc.constantFrom(
      'confirmed' as const,
      'confirmed' as const,
      'unsubscribed' as const,
      'unconfirmed' as const,
    ),
    suppressed: fc.option(
      fc.record({
        at: moment,
        reason: fc.constantFrom('bounce' as const, 'complaint' as const, 'staff' as const),
      }),
      { freq: 4 },
    ),
    name: text,
    note: text,
    source: text,
    signedUpAt: moment,
    confirmedAt: moment,
    unsubscribedAt: moment,
    tags: fc.array(fc.constantFrom('Riga', 'a,b', '"x"', '\\'), { maxLength: 2 }),
    ipPrefix: fc.constantFrom(null, '192.0.2.0/24'),
    pausedUntil: fc.constantFrom(null, '2027-01-01' as const),
  })
  .map(({ email, ...given }) => lineOf(email, { ...given, suppressed: given.suppressed ?? null }))

/** Somebody we know already. */
export const anySubscriber = fc.record({
  email: address,
  state: fc.constantFrom('confirmed' as const, 'unsubscribed' as const, 'unconfirmed' as const),
  request: fc.integer({ min: 1, max: 3 }),
  suppressedReason: fc.constantFrom(null, null, 'bounce'),
  requestedAt: fc.constantFrom(...moments),
})
