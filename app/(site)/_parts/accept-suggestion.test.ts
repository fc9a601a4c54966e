import { expect, it } from 'vitest'
import { acceptSuggestion } from './accept-suggestion'

it('replaces the typed address by the suggested one, and does not ask again', () => {
  const typed = { email: 'a@gmial.com', asked: 'a@gmial.com', use: 'a@gmail.com', page: '/' }
  expect(acceptSuggestion(typed)).toEqual({ email: 'a@gmail.com', asked: 'a@gmail.com', page: '/' })
})

it('does not change a form that was submitted by its own button', () => {
  expect(acceptSuggestion({ email: 'a@gmial.com', asked: '' })).toEqual({ email: 'a@gmial.com', asked: '' })
})
