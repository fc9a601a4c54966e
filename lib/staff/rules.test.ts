import { describe, expect, it } from 'vitest'
import { isProved, isStaff, may, roles, roleWords, staffActions, type Role } from './rules'

/** The permissions once more, written by hand, so that a mistake in the table is found. */
const allowed: Record<(typeof staffActions)[number], Role[]> = {
  'today.read': ['editor', 'approver', 'fundraiser', 'administrator'],
  'donations.read': ['fundraiser', 'administrator'],
  'donations.refund': ['fundraiser', 'administrator'],
  'donations.mail': ['fundraiser', 'administrator'],
  'donations.export': ['fundraiser', 'administrator'],
  'goal.set': ['fundraiser', 'administrator'],
  'events.replay': ['fundraiser', 'administrator'],
  'articles.write': ['editor', 'approver', 'administrator'],
  'articles.publish': ['editor', 'approver', 'administrator'],
  'people.manage': ['administrator'],
  'card_guard.set': ['administrator'],
  'newsletter.edit': ['editor', 'approver', 'administrator'],
  'newsletter.approve': ['approver', 'administrator'],
  'subscribers.read': ['approver', 'administrator'],
  'subscribers.suppress': ['administrator'],
  'subscribers.edit': ['administrator'],
  'subscribers.export': ['administrator'],
  'subscribers.import': ['administrator'],
  'audit.read': ['administrator'],
}

describe.each(staffActions)('%s', (action) => {
  it(`is for ${allowed[action].join(', ')}`, () => {
    expect(roles.filter((role) => may(role, action))).toEqual(allowed[action])
  })
})

it('opens the desk to every role but readers', () => {
  expect(roles.filter(isStaff)).toEqual(['editor', 'approver', 'fundraiser', 'administrator'])
})

it('asks for the second factor again after twelve hours', () => {
  const proved = new Date('2026-11-24T08:00:00Z')
  expect(isProved(proved, new Date('2026-11-24T19:59:59.999Z'))).toBe(true)
  expect(isProved(proved, new Date('2026-11-24T20:00:00Z'))).toBe(false)
  expect(isProved(null, proved)).toBe(false)
})

it('describes each role in a sentence of its own', () => {
  const words = Object.values(roleWords)
  for (const { name, may: sentence } of words) {
    expect(name).toMatch(/^[A-Z][a-z]+$/)
    expect(sentence).toMatch(/^[A-Z][^.]+\.$/)
  }
  expect(new Set(words.map(({ name }) => name)).size).toBe(roles.length)
  expect(new Set(words.map(({ may: sentence }) => sentence)).size).toBe(roles.length)
})
