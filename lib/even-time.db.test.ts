import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { isSoak } from '../testing/fixtures/soak'
import { db } from './db'
import { evenly } from './even-time'
import { signUp } from './newsletter/sign-up'
import { suppressionHash } from './readers/queries'
import { setReminder } from './reminders/set-reminder'
import { askToSignIn } from './sessions/ask-to-sign-in'

// Nobody who measures our answers may be able to tell who reads, gives or works here. Two kinds of address
// are asked about in turns, on a machine that may be busy, and the two heaps of times are compared by rank.

// `npm test` checks the texts of the answers, and that none comes before its time. Telling two kinds of address apart
// by timing needs many samples (`npm run test:soak -- timing`).
const samples = isSoak ? 120 : 6
const lanes = Math.min(samples, 12)
/** The step of `evenly` (even-time.ts). */
const stepMs = 500
process.env.ANSWER_STEP = String(stepMs)
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
/** The standard deviation of that share for two equal groups: 0.037 for groups of 120. */
const sigma = Math.sqrt((2 * samples + 1) / (12 * samples ** 2))
/** About one run in 16,000 fails although the times are alike. */
const alike = 4 * sigma
/** The least difference that must be found when one was planted; 0.5 would be complete separation. */
const unlike = 5 * sigma

type Ask = (number: number) => Promise<unknown>

/** Asks both in turns, in random order; returns how well the times tell the two apart, and all answers. */
async function compare(one: Ask, other: Ask) {
  const [times, answers] = [{ one: [] as number[], other: [] as number[] }, new Set<string>()]
  const ask = async (kind: 'one' | 'other', number: number) => {
    const begun = performance.now()
    const answer = await (kind === 'one' ? one : other)(number)
    times[kind].push(performance.now() - begun)
    answers.add(withoutIds(answer))
  }
  const lane = async (first: number) => {
    for (let number = first; number < samples; number += lanes) {
      const turns = Math.random() < 0.5 ? (['one', 'other'] as const) : (['other', 'one'] as const)
      for (const kind of turns) await ask(kind, number)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, first) => lane(first)))
  const soonest = Math.min(...times.one, ...times.other)
  return { difference: Math.abs(shareAbove(times.one, times.other) - 0.5), soonest, answers }
}

/** Every request has a random id. */
function withoutIds(answer: unknown): string {
  return JSON.stringify([answer]).replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/, 'id')
}

/** Each request comes from a different network, so that no limit applies. */
const from = (number: number) => ({ now, ip: `10.${number % 250}.${Math.floor(Math.random() * 250)}.1` })
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
})

/** Kinds of address that we know something about; each is made for all samples at once. */
const known: Record<string, (kind: string) => Promise<unknown>> = {
  subscribed: (kind) =>
    db().subscriber.createMany({
      data: everyone(kind).map((email) => ({ email, state: 'confirmed' as const, requestedAt: now })),
    }),
  'with an account': (kind) =>
    db().user.createMany({ data: everyone(kind).map((email) => ({ email, createdAt: now })) }),
  'never to be mailed': (kind) =>
    db().suppression.createMany({
      data: everyone(kind).map((email) => ({
        addressHash: suppressionHash(email),
        reason: 'complaint',
        at: now,
      })),
    }),
  'with a reminder that day': (kind) =>
    db().reminder.createMany({
      data: everyone(kind).map((email) => ({
        email,
        dueOn: new Date('2027-01-15'),
        frequency: 'monthly' as const,
        currency: 'eur',
        state: 'waiting' as const,
        createdAt: now,
        confirmedAt: now,
      })),
    }),
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe.each([
  ['newsletter', 'subscribed'],
  ['newsletter', 'never to be mailed'],
  ['reminder', 'subscribed'],
  ['reminder', 'with a reminder that day'],
  ['sign-in', 'with an account'],
  ['sign-in', 'never to be mailed'],
])('the %s form', (form, kind) => {
  it(`answers an address ${kind} as it answers one never heard of, in words and in time`, async () => {
    const label = `${form}-${kind}`.replaceAll(' ', '-')
    await known[kind]?.(label)
    const ask = forms[form] ?? (() => Promise.reject(new Error(`There is no form "${form}"`)))
    const { difference, soonest, answers } = await compare(
      (number) => ask(address(label)(number), number),
      (number) => ask(address(`new-to-${label}`)(number), number),
    )
    expect([...answers]).toHaveLength(1)
    expect(soonest).toBeGreaterThanOrEqual(stepMs)
    if (isSoak) expect(difference).toBeLessThan(alike)
  })
})

it('an even answer comes at a full step, even if the work ends sooner or fails', async () => {
  const answers = [() => pause(1), () => pause(41), () => Promise.reject(new Error('refused'))]
  for (const work of answers) {
    const begun = performance.now()
    await evenly<unknown>(work).catch(() => undefined)
    expect(performance.now() - begun).toBeGreaterThanOrEqual(stepMs)
  }
})

if (isSoak)
  describe('the comparison', () => {
    it('finds a difference of 40 milliseconds, and none once the answers are even', async () => {
      const [quick, slow] = [() => pause(1), () => pause(41)]
      expect((await compare(quick, slow)).difference).toBeGreaterThan(unlike)
      const even = await compare(
        () => evenly(quick),
        () => evenly(slow),
      )
      expect(even.difference).toBeLessThan(alike)
    })

    it('finds time that a form adds after its even answer', async () => {
      const ask = forms.newsletter ?? (() => Promise.reject(new Error('There is no such form')))
      const { difference } = await compare(
        async (number) => [await ask(address('plain')(number), number), await pause(1)],
        async (number) => [await ask(address('late')(number), number), await pause(250)],
      )
      expect(difference).toBeGreaterThan(unlike)
    })
  })
