import { expect, it } from 'vitest'
import { textIn } from '@/lib/languages/text'
import { explainWait } from './explain-wait'

it('names the wait in a suitable unit, never too short', () => {
  const explain = (seconds: number) => explainWait(seconds, textIn('en'))
  expect(explain(1)).toContain('in a minute')
  expect(explain(61)).toContain('in 2 minutes')
  expect(explain(3600)).toContain('in 60 minutes')
  expect(explain(7201)).toContain('in 3 hours')
})

it('counts in Russian', () => {
  const explain = (minutes: number) => explainWait(minutes * 60, textIn('ru'))
  expect(explain(2)).toContain('через 2 минуты')
  expect(explain(5)).toContain('через 5 минут')
  expect(explain(21)).toContain('через 21 минуту')
})
