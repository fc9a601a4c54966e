import { describe, expect, it } from 'vitest'
import { textIn } from '../../languages/text'
import { expiresSoon, nameCard } from './card-rules'

it('names a card as its owner knows it', () => {
  const name = (brand: string) => nameCard({ brand, last4: '0005' }, textIn('en'))
  expect(name('amex')).toBe('American Express ending in 0005')
  expect(name('visa')).toBe('Visa ending in 0005')
  expect(name('mastercard')).toBe('Mastercard ending in 0005')
  expect(name('something_new')).toBe('Card ending in 0005')
  expect(nameCard({ brand: 'visa', last4: '0005' }, textIn('ru'))).toBe('Visa, последние цифры 0005')
})

describe('a card expires soon', () => {
  it('from 31 days before its last day, and for as long as it has expired', () => {
    expect(expiresSoon('2026-12-31', '2026-11-29')).toBe(false)
    for (const today of ['2026-11-30', '2026-12-31', '2027-01-01', '2028-01-01'])
      expect(expiresSoon('2026-12-31', today)).toBe(true)
  })
})
