import { afterEach, beforeEach, expect, it } from 'vitest'
import { world } from '../../../../testing/world'
import { staffMember } from '../../../../testing/fixtures/edition-fixtures'
import { sizeOf } from '../../../../testing/fixtures/soak'
import {
  editionMailsTo,
  editionOf,
  eventually,
  freeze,
  makeApprovedEdition,
  sendUntil,
  subscribe,
  untilClosed,
} from '../../../../testing/fixtures/sending'
import { forgetDomains } from '../../../bounces/holds/forget-domains'
import { reportsToHold } from '../../../bounces/holds/hold-rules'
import { recordMailEvents } from '../../../bounces/record-mail-events'
import { db } from '../../../db'
import { findBooks, listRefused } from '../queries'
import { resumeDomain } from './resume-domain'

// A mail provider that refuses our mail because of us: nobody is suppressed, staff are told, its readers wait and all
// others get the edition. `npm run test:soak -- blocked` blocks 2,000 of 5,000 readers.

const domain = 'blocking.example'
const blocklisted = { refuse: 550, words: '5.7.1 Client host blocked using zen.spamhaus.org' }
const now = () => world().clock.now()
const findHold = () => db().domainHold.findUnique({ where: { domain } })
const hold = () => db().domainHold.findUniqueOrThrow({ where: { domain } })
const blocked = sizeOf('BLOCKED', { small: 24, full: 2_000 })
const others = sizeOf('READERS', { small: 60, full: 5_000 }) - blocked

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, sender_rate_limits, subscribers, mail_events, suppressions, domain_holds cascade`
  await db().$executeRaw`update editions set state = 'sent' where state in ('sending', 'paused', 'held')`
  world().mails.behave()
  world().mails.clear()
})
afterEach(() => world().mails.behave())

it('holds the mails of a provider that blocks us in the middle of an edition, and sends them once it has ended', async () => {
  const editor = `editor-${domain}@example.org`
  await staffMember(editor, 'editor', now())
  await subscribe(blocked, { domain })
  await subscribe(others)
  const number = await makeApprovedEdition()
  await freeze(number)
  const after = Math.ceil(blocked / 10)
  world().mails.misbehave({ at: 'to', does: blocklisted, to: `@${domain}`, after })
  const books = await sendUntil(async () => {
    await eventually(
      () => Promise.resolve(editionMailsTo(number).filter((to) => !to.endsWith(domain)).length),
      (arrived) => arrived === others,
    )
    await eventually(
      () => findBooks(number),
      ({ sending, waiting, sent }) => sending === 0 && sent + waiting === blocked + others,
    )
    const during = await findBooks(number)
    expect(during).toMatchObject({ refused: 0, suppressed: 0, isBalanced: true })
    expect(during.waiting).toBeGreaterThan(0)
    expect(await hold()).toMatchObject({
      alertedEdition: number,
      lastWords: expect.stringContaining('spamhaus') as string,
    })
    expect(await db().subscriber.count({ where: { suppressedAt: { not: null } } })).toBe(0)
    // Each worker may have asked a few times before it knew.
    const refusals = await db().mailEvent.count({
      where: { domain, kind: 'policy_block', editionNumber: number },
    })
    expect(refusals).toBeGreaterThanOrEqual(3)
    expect(refusals).toBeLessThanOrEqual(24)
    expect((await editionOf(number)).state).toBe('sending')

    // The pause is over, and the domain still refuses: one mail tried, and the pause begins again.
    const { refusals: count } = await hold()
    await endPause()
    await eventually(hold, ({ refusals: next, isTrying }) => next === count + 1 && !isTrying)

    world().mails.behave()
    await endPause()
    return untilClosed(number)()
  }, 2)
  expect(books).toMatchObject({ sent: blocked + others, refused: 0, uncertain: 0, isBalanced: true })
  expect(new Set(editionMailsTo(number)).size).toBe(blocked + others)
  expect(await hold()).toMatchObject({ refusals: 0, until: null })
  const alerts = await db().mail.findMany({ where: { kind: 'domain-held', toAddress: editor } })
  expect(alerts.map(({ uniqueKey }) => uniqueKey.startsWith(`domain-held:${number}:${domain}:`))).toEqual([
    true,
  ])
})

/** As if the time had passed, by the database's clock. */
async function endPause(): Promise<void> {
  const until = new Date(Date.now() - 1_000)
  await db().domainHold.update({ where: { domain }, data: { until, isTrying: false } })
  await db().$executeRaw`update deliveries set next_attempt_at = clock_timestamp() where state = 'waiting'`
}

it('sends the waiting mails when staff try the domain again, once for any number of presses', async () => {
  const staffId = '01930000-0000-7000-8000-000000000001'
  await subscribe(6, { domain })
  const number = await makeApprovedEdition()
  await freeze(number)
  world().mails.misbehave({ at: 'taken', does: blocklisted, to: `@${domain}` })
  await sendUntil(async () => {
    await eventually(findHold, (found) => found?.until != null)
    await eventually(
      () => findBooks(number),
      ({ sending }) => sending === 0,
    )
    world().mails.behave()
    const pressed = await Promise.all([1, 2].map(() => resumeDomain({ domain, staffId }, now())))
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await untilClosed(number)()).toMatchObject({ sent: 6, isBalanced: true })
  })
  const entries = await db().auditEntry.count({ where: { action: 'newsletter.resume-domain' } })
  expect(entries).toBe(1)
})

it('gives up after three days what a domain has not accepted, with its words', async () => {
  await subscribe(2, { domain })
  const number = await makeApprovedEdition()
  await freeze(number)
  const long = new Date(Date.now() - 73 * 3_600_000)
  await db().edition.update({ where: { number }, data: { startedAt: long, heartbeatAt: now() } })
  await db().domainHold.create({
    data: {
      domain,
      refusals: 6,
      lastAt: long,
      openedAt: long,
      lastWords: '554 blocked',
      until: new Date(Date.now() + 60_000),
    },
  })
  // A process parks the mails first. They are judged when they are claimed.
  await sendUntil(async () => {
    await eventually(
      () => db().delivery.count({ where: { nextAttemptAt: { not: null } } }),
      (count) => count === 2,
    )
    await db().$executeRaw`update deliveries set next_attempt_at = null`
    expect(await untilClosed(number)()).toMatchObject({ refused: 2, isBalanced: true })
  })
  expect((await listRefused(number, { limit: 5 })).map(({ lastError }) => lastError)).toEqual([
    ...['554 blocked', '554 blocked'],
  ])
})

it('holds a domain whose bounces about us come after a relay had accepted the mails', async () => {
  const readers = await subscribe(reportsToHold, { domain })
  const report = (which: number) => {
    const reader = readers[which]
    const mail = { editionNumber: 7, subscriberId: reader?.id ?? '' }
    const words = '554 5.7.1 blocked by policy'
    const id = `test:${which}`
    return { id, kind: 'policy_block' as const, email: reader?.email ?? '', mail, detail: words, at: now() }
  }
  const reports = readers.map((_, which) => report(which))
  await recordMailEvents(reports.slice(0, -1), { now: now() })
  expect(await hold()).toMatchObject({ until: null })
  for (let times = 0; times < 2; times += 1) await recordMailEvents(reports, { now: now() })
  const { until, alertedEdition } = await hold()
  expect(until?.getTime()).toBeGreaterThan(Date.now() + 30 * 60_000)
  expect(alertedEdition).toBe(7)
  expect(await db().subscriber.count({ where: { suppressedAt: { not: null } } })).toBe(0)
})

it('forgets a domain a month after its last refusal, unless it is held', async () => {
  const old = new Date(Date.now() - 31 * 86_400_000)
  await db().domainHold.createMany({
    data: [
      { domain: 'old.example', lastAt: old },
      { domain: 'held.example', lastAt: old, refusals: 6, until: old, openedAt: old },
      { domain: 'new.example', lastAt: new Date() },
    ],
  })
  expect(await forgetDomains()).toBe(1)
  expect(await db().domainHold.findMany({ select: { domain: true }, orderBy: { domain: 'asc' } })).toEqual([
    { domain: 'held.example' },
    { domain: 'new.example' },
  ])
})

it('records a hard bounce in the session, with the words of the server, and suppresses the address', async () => {
  const [reader] = await subscribe(2)
  const number = await makeApprovedEdition()
  await freeze(number)
  const words = `5.1.1 <${reader?.email ?? ''}>: Recipient address rejected: User unknown`
  world().mails.misbehave({ at: 'to', does: { refuse: 550, words }, to: reader?.email ?? '' })
  expect(await sendUntil(untilClosed(number))).toMatchObject({ sent: 1, refused: 1, isBalanced: true })
  const subscriberId = reader?.id ?? ''
  expect(await db().mailEvent.findMany({ where: { subscriberId } })).toMatchObject([
    {
      id: `smtp:hard_bounce:${number}.${subscriberId}`,
      domain: 'example.org',
      detail: '550 5.1.1 <(address)>: Recipient address rejected: User unknown',
    },
  ])
  const found = await db().subscriber.findUniqueOrThrow({ where: { id: subscriberId } })
  expect(found).toMatchObject({ suppressedReason: 'bounce', state: 'confirmed' })
  const [refused] = await listRefused(number, { limit: 5 })
  expect(refused?.lastError).toContain('It said: 550 5.1.1 <(address)>: Recipient address rejected')
})
