import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { nameSettings } from '../../testing/fixtures/settings'

const domain = 'bounces.example.org'
let paths: typeof import('./return-path')

beforeAll(async () => {
  nameSettings()
  Object.assign(process.env, { RETURN_PATH_DOMAIN: domain })
  paths = await import('./return-path')
})

const delivery = { editionNumber: 999_999_999, subscriberId: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }

it('names a delivery, a mail of the outbox, or a reader who leaves, whatever the case', () => {
  for (let times = 0; times < 50; times += 1) {
    const [subscriberId, mailId] = [randomUUID(), randomUUID()]
    const mail = { editionNumber: times, subscriberId }
    const path = paths.returnPathOf(mail) ?? ''
    expect(paths.readOwnAddress(path)).toEqual({ kind: 'bounce', ...mail })
    expect(paths.readOwnAddress(`<${path.toUpperCase()}>`)).toEqual({ kind: 'bounce', ...mail })
    const again = { ...mail, sending: 1 + (times % 9) }
    expect(paths.readOwnAddress(paths.returnPathOf(again) ?? '')).toEqual({ kind: 'bounce', ...again })
    expect(paths.readOwnAddress(paths.returnPathOf({ mailId }) ?? '')).toEqual({ kind: 'bounce', mailId })
    expect(paths.readOwnAddress(paths.leaveAddressOf(subscriberId) ?? '')).toEqual({
      kind: 'leave',
      subscriberId,
    })
  }
})

it('has at most 64 octets of letters, digits and hyphens before the @', () => {
  const [local = '', at] = (paths.returnPathOf(delivery) ?? '').split('@')
  expect(at).toBe(domain)
  expect(local).toMatch(/^b-[a-z2-7]{26}[0-9a-z]{1,6}-[a-z2-7]{20}$/)
  expect(local.length).toBeLessThanOrEqual(64)
})

it('is not read with any other letter, another domain, or the signature of another purpose', () => {
  const path = paths.returnPathOf(delivery) ?? ''
  for (let place = 0; place < path.length; place += 1) {
    const other = path.charAt(place) === 'a' ? 'b' : 'a'
    expect(paths.readOwnAddress(path.slice(0, place) + other + path.slice(place + 1))).toBeNull()
  }
  const leave = paths.leaveAddressOf(delivery.subscriberId) ?? ''
  for (const odd of [
    ...[
      '',
      '@',
      domain,
      'newsletter@example.org',
      path.replace(domain, 'example.org'),
      `x${path}`,
      `${path}x`,
    ],
    ...[`b${leave.slice(1)}`, path.replace(/^b/, 'u'), `${path}@${domain}`, 'b--@'.repeat(1_000)],
  ])
    expect(paths.readOwnAddress(odd)).toBeNull()
})
