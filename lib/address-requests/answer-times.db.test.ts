import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { isSoak } from '../../testing/fixtures/soak'
import { db } from '../db'
import { signUp } from '../newsletter/sign-up/sign-up'
import { suppressionHash } from '../readers/queries'
import { setReminder } from '../reminders/set-reminder'
import { askToSignIn } from '../sessions/ask-to-sign-in'

// constant-work.db.test.ts shows that the work is the same. This one measures: two kinds of address ask in turns, on a
// machine that may be busy, and the two groups of times are compared by rank. That needs many samples
// (`npm run test:soak -- timing`); in `npm test` it compares the texts of the answers.

const samples = isSoak ? 400 : 6
const now = new Date('2026-11-24T12:00:00Z')

/**
 * How often a time from one group is above one from the other (Mann and Whitney's U, as a share): 0.5 if the groups
 * cannot be told apart, 0 or 1 if they are completely separate.
 */
function shareAbove(one: number[], other: number[]): number {
  let above = 0
  for (const a of one) for (const b of other) above += a > b ? 1 : a === b ? 0.5 : 0
  return above / (one.length * other.length)
}
/** The standard deviation of that share for two equal groups: 0.020 for groups of 400. */
const sigma = Math.sqrt((2 * samples + 1) / (12 * samples ** 2))
/** About one run in 16,000 fails although the times are alike. */
const alike = 4 * sigma
/** The least difference that must be found when one was planted; 0.5 would be complete separation. */
const unlike = 5 * sigma

type Ask = (number: number) => Promise<unknown>

/** Asks both in turns, in random order; returns how well the times tell the two apart, and all answers. */
async function compare(one: Ask, other: Ask) {
  const [times, answers] = [{ one: [] as number[], other: [] as number[] }, new Set<string>()]
  for (let number = 0; number < samples; number += 1) {
    const turns = Math.random() < 0.5 ? (['one', 'other'] as const) : (['other', 'one'] as const)
    for (const kind of turns) {
      const begun = performance.now()
      const answer = await (kind === 'one' ? one : other)(number)
      times[kind].push(performance.now() - begun)
      answers.add(JSON.stringify(answer).replace(/[\da-f-]{36}/, 'an id'))
    }
  }
  return { difference: Math.abs(shareAbove(times.one, times.other) - 0.5), answers: [...answers] }
}

/** Each request comes from a different network, so that no limit applies. */
const from = (number: number) => ({
  now,
  ip: `10.${number % 250}.${Math.floor(Math.random() * 250)}.1`,
  language: 'en' as const,
})
const address = (kind: string) => (number: number) => `${kind}-${number}@example.org`
const everyone = (kind: string) => Array.from({ length: samples }, (_, number) => address(kind)(number))

const forms: Record<string, (email: string, number: number) => Promise<unknown>> = {
  newsletter: (email, number) => signUp({ email, page: '/newsletter', website: '' }, from(number)),
  reminder: (email, number) => setReminder(reminderOf(email), from(number)),
  'sign-in': (email, number) => askToSignIn({ email, website: '' }, from(number)),
}
const reminderOf = (email: string) => ({
  email,
  when: 'own',
  ownDay: '2027-01-15',
  website: '',
  frequency: 'monthly' as const,
  currency: 'eur' as const,
  amount: '10',
  article: undefined,
  placement: undefined,
  campaign: undefined,
})

/** Kinds of address that we know something about; each is made for all samples at once. */
const known: Record<string, (kind: string) => Promise<unknown>> = {
  subscribed: (kind) =>
    db().subscriber.createMany({
      data: everyone(kind).map((email) => ({ email, state: 'confirmed' as const, requestedAt: now })),
    }),
  'with an account': (kind) =>
    db().user.createMany({ data: everyone(kind).map((email) => ({ email, createdAt: now })) }),
  suppressed: (kind) =>
    db().suppression.createMany({
      data: everyone(kind).map((email) => {
        return { addressHash: suppressionHash(email), reason: 'complaint', at: now }
      }),
    }),
}

beforeEach(() => db().$executeRaw`truncate rate_limits`)

describe.each([
  ['newsletter', 'subscribed'],
  ['newsletter', 'suppressed'],
  ['reminder', 'subscribed'],
  ['sign-in', 'with an account'],
  ['sign-in', 'suppressed'],
])('the %s form', (form, kind) => {
  it(`answers an address ${kind} as it answers one never heard of, in words and in time`, async () => {
    const label = `${form}-${kind}`.replaceAll(' ', '-')
    await known[kind]?.(label)
    const ask = forms[form] ?? (() => Promise.reject(new Error(`There is no form "${form}"`)))
    const { difference, answers } = await compare(
      (number) => ask(address(label)(number), number),
      (number) => ask(address(`new-to-${label}`)(number), number),
    )
    expect(answers).toHaveLength(1)
    if (isSoak) expect(difference).toBeLessThan(alike)
  })
})

if (isSoak)
  it('the comparison finds a millisecond and a half that one kind of address takes longer', async () => {
    const ask = forms.newsletter ?? (() => Promise.reject(new Error('There is no such form')))
    const { difference } = await compare(
      async (number) => ask(address('plain')(number), number),
      async (number) => [await ask(address('late')(number), number), await pause(1.5)],
    )
    expect(difference).toBeGreaterThan(unlike)
  })
