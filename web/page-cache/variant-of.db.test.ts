import { expect, it } from 'vitest'
import { variantOf } from './variant-of'

it('needs few pages for all countries', () => {
  const codes = Array.from({ length: 26 * 26 }, (_, n) =>
    String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)),
  )
  const variants = new Set(['', ...codes].map(variantOf))
  expect(variants.size).toBeLessThanOrEqual(6)
  expect(variantOf('ru')).toBe('usd at-risk')
  expect(variantOf('NL')).toBe('eur')
})
