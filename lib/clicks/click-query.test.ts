import { expect, it } from 'vitest'
import { nameSettings } from '../../testing/fixtures/settings'
import { clickQuery } from './click-query'
import { recordArrival } from './record-arrival'

it('adds nothing to links and records nothing if clicks are not counted', async () => {
  nameSettings()
  process.env.COUNT_CLICKS = 'off'
  expect(clickQuery(12, 3)).toEqual({})
  // There is no database in this test to record it in.
  const visit = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 Firefox/145.0', now: new Date() }
  expect(await recordArrival('12.3', visit)).toBe(false)
})
