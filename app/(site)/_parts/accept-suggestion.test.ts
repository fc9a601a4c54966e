import { expect, it } from 'vitest'
import { acceptSuggestion } from './accept-suggestion'

it('takes the suggested address for the typed one, and asks no second time', () => {
  const typed = { email: 'a@gmial.com', asked: 'a@gmial.com', use: 'a@gmail.com', page: '/' }
  expect(acceptSuggestion(typed)).toEqual({ email: 'a@gmail.com', asked: 'a@gmail.com', page: '/' })
})

it('leaves a form alone whose own button was pressed', () => {
  expect(acceptSuggestion({ email: 'a@gmial.com', asked: '' })).toEqual({ email: 'a@gmial.com', asked: '' })
})
