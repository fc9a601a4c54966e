import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { db, inTransaction } from '../db'
import { forgetNetworks } from './forget-networks'
import { findGuard, needsProof } from './queries'
import { recordDecline } from './record-decline'
import { recordPaid } from './record-paid'
import { nameNetwork } from './name-network'
import { recordStart } from './record-start'
import { setGuard } from './set-guard'

// The defaults: 20 cards with 60 % declined for everybody, 8 cards for a network, a window of an hour, active for half
// an hour.

const now = new Date('2026-11-24T12:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const staffId = randomUUID()
let tries = 0

async function start(ip: string, at = now): Promise<string> {
  const donation = { frequency: 'once', amountMinor: 200, currency: 'usd', placement: 'article' } as const
  const { id } = await db().donation.create({ data: { ...donation, createdAt: at } })
  await recordStart(db(), { donationId: id, network: nameNetwork(ip), browserHash: null, now: at })
  return id
}

async function decline(ip: string, { at, heardAt }: { at?: Date; heardAt?: Date } = {}): Promise<void> {
  const triedAt = at ?? now
  const donationId = await start(ip, triedAt)
  await recordDecline({ attemptId: `ch_${(tries += 1)}`, donationId, at: triedAt }, heardAt ?? triedAt)
}

async function pay(ip: string, at = now) {
  const donationId = await start(ip, at)
  await inTransaction((transaction) =>
    recordPaid(transaction, { chargeId: `ch_${(tries += 1)}`, donationId, at }),
  )
}

/** Addresses in `count` different networks. */
const networks = (count: number) => Array.from({ length: count }, (_, index) => `198.18.${index}.7`)

beforeEach(async () => {
  await db().$executeRaw`truncate card_attempts, card_guards, card_guard_overrides, donation_starts`
})

describe('the guard of one network', () => {
  it('opens at its eighth declined card, for that network only', async () => {
    for (let card = 1; card <= 7; card += 1) await decline(`203.0.113.${card}`)
    expect(await needsProof('203.0.113.200', now)).toBe(false)
    await decline('203.0.113.8')
    expect(await needsProof('203.0.113.200', now)).toBe(true)
    expect(await needsProof('203.0.114.1', now)).toBe(false)
  })

  it('counts one household with IPv6 as one network', async () => {
    for (let card = 1; card <= 8; card += 1) await decline(`2001:db8:1:${card}::1`)
    expect(await needsProof('2001:db8:1:ff::9', now)).toBe(true)
    expect(await needsProof('2001:db8:1:100::9', now)).toBe(false)
  })

  it('stays closed if enough cards are accepted', async () => {
    for (let card = 1; card <= 6; card += 1) await pay('203.0.113.1')
    for (let card = 1; card <= 8; card += 1) await decline('203.0.113.1')
    expect(await needsProof('203.0.113.1', now)).toBe(false)
  })
})

describe('the guard for everybody', () => {
  it('opens at the twentieth declined card, each from another network', async () => {
    for (const ip of networks(19)) await decline(ip)
    expect(await needsProof('192.0.2.1', now)).toBe(false)
    await decline('198.19.0.1')
    expect(await needsProof('192.0.2.1', now)).toBe(true)
    expect((await findGuard(now)).opening).toEqual({ openedAt: now, openUntil: later(30) })
  })

  it('closes half an hour after the last decline, and opens again at the next attack', async () => {
    for (const ip of networks(20)) await decline(ip)
    await decline('198.19.0.1', { at: later(20) })
    expect(await needsProof('192.0.2.1', later(49))).toBe(true)
    expect(await needsProof('192.0.2.1', later(50))).toBe(false)
    for (const ip of networks(20)) await decline(ip, { at: later(200) })
    expect(await needsProof('192.0.2.1', later(200))).toBe(true)
    expect((await findGuard(later(200))).opening?.openedAt).toEqual(later(200))
  })

  it('counts a card once, even if several processes report it several times', async () => {
    for (const ip of networks(19)) await decline(ip)
    const again = await db().cardAttempt.findFirstOrThrow()
    const donationId = await start('198.19.0.1')
    await Promise.all(
      Array.from({ length: 6 }, () => recordDecline({ attemptId: again.id, donationId, at: now }, now)),
    )
    expect(await needsProof('192.0.2.1', now)).toBe(false)
  })

  it('loses none of many simultaneous declines', async () => {
    await Promise.all(networks(20).map((ip) => decline(ip)))
    expect(await needsProof('192.0.2.1', now)).toBe(true)
  })

  it('is not opened by a decline that is reported too late', async () => {
    for (const ip of networks(30)) await decline(ip, { at: later(-61), heardAt: now })
    expect(await needsProof('192.0.2.1', now)).toBe(false)
    expect(await db().cardAttempt.count()).toBe(30)
  })

  it('counts a card of a forgotten donation, but for no network', async () => {
    for (let card = 1; card <= 20; card += 1)
      await recordDecline({ attemptId: `lost_${card}`, donationId: randomUUID(), at: now }, now)
    expect(await needsProof('', now)).toBe(true)
    expect((await findGuard(now)).networks).toEqual([])
  })
})

describe('staff', () => {
  it('can open and close it, and each change is in the audit log', async () => {
    await setGuard({ mode: 'open' }, { staffId, now })
    expect(await needsProof('192.0.2.1', later(10_000))).toBe(true)
    await setGuard({ mode: 'closed', until: later(60) }, { staffId, now })
    await decline('192.0.2.1')
    expect(await needsProof('192.0.2.1', now)).toBe(false)
    expect(await findGuard(now)).toMatchObject({
      mode: 'closed',
      modeUntil: later(60),
      order: { staffId, at: now },
      isOpen: false,
    })
    await setGuard({ mode: 'auto' }, { staffId, now })
    expect(await findGuard(now)).toMatchObject({ mode: 'auto', modeUntil: null, order: null })
    expect(await db().auditEntry.findMany({ where: { staffId }, orderBy: { id: 'asc' } })).toMatchObject([
      { action: 'card_guard.set', subject: 'guard', details: { mode: 'open', until: null } },
      { action: 'card_guard.set', details: { mode: 'closed', until: later(60).toISOString() } },
      { action: 'card_guard.set', details: { mode: 'auto', until: null } },
    ])
  })

  it('cannot close it for longer than a day', async () => {
    await setGuard({ mode: 'closed' }, { staffId, now })
    for (const ip of networks(20)) await decline(ip, { at: later(1430) })
    expect(await needsProof('192.0.2.1', later(1439))).toBe(false)
    expect(await needsProof('192.0.2.1', later(1440))).toBe(true)
    expect((await findGuard(later(1440))).mode).toBe('auto')
  })

  it('see the figures of the window and of the day, and networks only under a pseudonym', async () => {
    for (const ip of networks(3)) await decline(ip, { at: later(-120), heardAt: later(-120) })
    for (let card = 1; card <= 8; card += 1) await decline('203.0.113.1')
    for (let card = 1; card <= 5; card += 1) await pay('203.0.114.1')
    const { figures, networks: worst, isOpen } = await findGuard(now)
    expect(figures).toEqual([
      { minutes: 60, starts: 13, declined: 8, paid: 5, share: 8 / 13 },
      { minutes: 1440, starts: 16, declined: 11, paid: 5, share: 11 / 16 },
    ])
    expect(isOpen).toBe(false)
    expect(worst).toHaveLength(4)
    expect(worst[0]).toEqual({
      name: expect.stringMatching(/^[\w-]{8}$/) as string,
      declined: 8,
      paid: 0,
      openUntil: later(30),
    })
  })
})

it('deletes everything after a day, and nothing earlier', async () => {
  await decline('203.0.113.1')
  await pay('203.0.113.1')
  expect(await forgetNetworks(later(23 * 60))).toBe(0)
  expect(await forgetNetworks(later(25 * 60))).toBe(4)
  expect([await db().donationStart.count(), await db().cardAttempt.count()]).toEqual([0, 0])
})
