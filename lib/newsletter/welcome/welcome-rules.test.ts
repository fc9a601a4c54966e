import { expect, it } from 'vitest'
import { confirmedFor, welcomeSteps } from './welcome-rules'

const now = new Date('2026-11-28T12:00:00Z')

it('a step is due from its day on, for a week', () => {
  expect(confirmedFor(3, now)).toEqual({
    after: new Date('2026-11-18T12:00:00Z'),
    until: new Date('2026-11-25T12:00:00Z'),
  })
})

it('no two steps are due at once, so that a long pause of the machines sends no two mails together', () => {
  const [first, second] = welcomeSteps.map((step) => confirmedFor(step, now))
  expect(second?.until.getTime()).toBeLessThanOrEqual(first?.after.getTime() ?? 0)
})
