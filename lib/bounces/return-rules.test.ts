import { expect, it } from 'vitest'
import { mostReturns, returnPauseMinutes } from './return-rules'

it('waits an hour after the first return of a mail, and six hours after each later one', () => {
  const pauses = Array.from({ length: mostReturns + 1 }, (_, returns) => returnPauseMinutes(returns))
  expect(pauses).toEqual([60, 360, 360])
})
