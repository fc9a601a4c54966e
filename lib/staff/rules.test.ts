import { describe, expect, it } from 'vitest'
import { may, roles, staffActions, type Role } from './rules'

/** The permissions once more, written by hand, so that a mistake in the table is found. */
const allowed: Record<(typeof staffActions)[number], Role[]> = {
  'today.read': ['editor', 'approver', 'fundraiser', 'administrator'],
  'donations.read': ['fundraiser', 'administrator'],
  'donations.refund': ['fundraiser', 'administrator'],
  'donations.mail': ['fundraiser', 'administrator'],
  'donations.export': ['fundraiser', 'administrator'],
  'events.replay': ['fundraiser', 'administrator'],
  'articles.write': ['editor', 'approver', 'administrator'],
  'articles.publish': ['editor', 'approver', 'administrator'],
  'people.manage': ['administrator'],
  'card_guard.set': ['administrator'],
  'newsletter.edit': ['editor', 'approver', 'administrator'],
  'newsletter.approve': ['approver', 'administrator'],
  'subscribers.read': ['approver', 'administrator'],
  'subscribers.suppress': ['administrator'],
  'subscribers.export': ['administrator'],
  'subscribers.import': ['administrator'],
  'audit.read': ['administrator'],
}

describe.each(staffActions)('%s', (action) => {
  it(`is for ${allowed[action].join(', ')}`, () => {
    expect(roles.filter((role) => may(role, action))).toEqual(allowed[action])
  })
})
