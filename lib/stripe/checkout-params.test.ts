import { expect, it } from 'vitest'
import { findEnglish } from '../../testing/find-english'
import { frequencies } from '../offers/rules'
import { sessionParams } from './checkout-params'

const checkout = {
  donationId: 'd',
  amount: { minor: 1000, currency: 'usd' },
  methods: ['card'],
  successUrl: 'https://times.example/ru/donate/arrived',
  cancelUrl: 'https://times.example/ru/donate/back',
} as const

it.each(frequencies)('the payment page of a donation (%s) is in the language of its donor', (frequency) => {
  const wordsIn = (language: 'en' | 'ru') => {
    const { locale, custom_text, line_items } = sessionParams({ ...checkout, frequency, language })
    expect(locale).toBe(language)
    return [custom_text.submit.message, ...line_items.map((item) => item.price_data.product_data.name)]
  }
  expect(findEnglish(wordsIn('ru'))).toEqual([])
  expect(wordsIn('en').join()).not.toMatch(/[а-яё]/i)
})
