import { expect, it } from 'vitest'
import type { Language } from '@/lib/languages/rules'
import { textIn } from '@/lib/languages/text'
import { signUpSchema } from '@/lib/newsletter/schema'
import { readAddressForm } from './read-address-form'

function read(fields: Record<string, string>, language: Language = 'en') {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return readAddressForm(form, { schema: signUpSchema, t: textIn(language) })
}

it('asks once about an address that looks mistyped', () => {
  const first = read({ email: 'a@gmial.com', asked: '', page: '/' })
  expect(first).toMatchObject({ state: { errors: [], suggestion: 'a@gmail.com' } })
  const values = first.isComplete ? {} : first.state.values
  expect(read(values)).toMatchObject({ isComplete: true, data: { email: 'a@gmial.com', page: '/' } })
})

it('replaces the typed address by the suggested one, and does not ask again', () => {
  const fields = { email: 'a@gmial.com', asked: 'a@gmial.com', use: 'a@gmail.com', page: '/' }
  const values = { email: 'a@gmail.com', asked: 'a@gmail.com', page: '/' }
  expect(read(fields)).toMatchObject({ isComplete: true, data: { email: 'a@gmail.com' }, values })
})

it('returns errors with everything that was typed', () => {
  const values = { email: 'nobody', page: '/' }
  expect(read(values)).toMatchObject({ state: { errors: [{ field: 'email' }], values } })
})

it('says what is wrong in the reader’s language, with what was typed', () => {
  const message = (email: string) => {
    const answer = read({ email, page: '/' }, 'ru')
    return answer.isComplete ? null : answer.state.errors[0]?.message
  }
  expect(message('')).toBe('Введите адрес электронной почты.')
  expect(message('a,b@example.org')).toContain('«,»')
})
