import { expect, it } from 'vitest'
import { explainWait } from './explain-wait'

it('names the wait in a suitable unit, never too short', () => {
  expect(explainWait(1)).toContain('in a minute')
  expect(explainWait(61)).toContain('in 2 minutes')
  expect(explainWait(3600)).toContain('in 60 minutes')
  expect(explainWait(7201)).toContain('in 3 hours')
})
