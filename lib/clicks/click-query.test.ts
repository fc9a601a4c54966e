import { expect, it } from 'vitest'
import { nameSettings } from '../../testing/fixtures/settings'
import { clickQuery } from './click-query'
import { recordArrival } from './record-arrival'

it('where clicks are not counted links carry nothing, and nothing is noted', async () => {
  nameSettings()
  process.env.COUNT_CLICKS = 'off'
  expect(clickQuery(12, 3)).toEqual({})
  // There is no database here to note it in.
  const visit = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 Firefox/145.0', now: new Date() }
  expect(await recordArrival('12.3', visit)).toBe(false)
})
