import { describe, expect, it } from 'vitest'
import type { DeskEdition } from '@/lib/editions/queries'
import { editionStates } from '@/lib/editions/rules'
import { sayHour, sayStanding, stateWords } from './words'

const edition: DeskEdition = {
  number: 14,
  dueOn: '2026-11-27',
  state: 'draft',
  reason: null,
  revision: 3,
  subject: 'Ferries',
  preheader: 'Late.',
  openingNote: '',
  editorName: '',
  hasPicture: true,
  items: [],
  sendsAt: new Date('2026-11-27T06:00:00Z'),
  isSendNow: false,
  editedBy: null,
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  bytesHash: null,
  languages: ['en'],
  startedAt: null,
  closedAt: null,
  audience: null,
  heartbeatAt: null,
  breakerUntil: null,
}
const standing = (changes: Partial<DeskEdition>) => sayStanding({ ...edition, ...changes })

describe('the state of an edition', () => {
  it('has a text for every state', () => {
    for (const state of editionStates) {
      expect(stateWords[state]).toMatch(/^[A-Z]/)
      expect(standing({ state, reason: 'late' }).now).toMatch(/\.$/)
    }
  })

  it('names the hour with its time zone, in winter and in summer', () => {
    expect(sayHour(edition.sendsAt)).toBe('Friday 27 November 2026, 07:00 (Europe/Amsterdam)')
    expect(sayHour(new Date('2026-07-03T05:00:00Z'))).toBe('Friday 3 July 2026, 07:00 (Europe/Amsterdam)')
  })

  it('names who submitted and who approved it, even after they have left', () => {
    const actor = { id: '1', email: 'anna@example.org' }
    expect(standing({ state: 'submitted', submittedBy: actor }).now).toContain(
      'anna@example.org submitted it',
    )
    expect(standing({ state: 'approved', approvedBy: null }).now).toContain(
      'Somebody who has left approved it',
    )
  })

  it('says why it waits, and who decides', () => {
    const { now, next } = standing({ state: 'held', reason: 'late' })
    expect(now).toContain('half an hour')
    expect(next).toContain('approver')
  })

  it('says that "Send now" can be undone while it can', () => {
    expect(standing({ state: 'approved', isSendNow: true }).next).toBe('Until then it can be undone.')
  })
})
