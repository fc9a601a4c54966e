import { expect, it } from 'vitest'
import { formAndRegistration, isExampleLegal, nameAndAddress } from './legal'

const real = {
  name: 'Stichting Nieuws uit het Noorden',
  form: 'Foundation',
  address: ['Keizersgracht 1', 'Amsterdam'],
  registration: 'KvK 12345678',
}

it('tells example values from those of a real publisher', () => {
  expect(isExampleLegal()).toBe(true)
  expect(isExampleLegal(real)).toBe(false)
  expect(isExampleLegal({ ...real, name: 'Example News Foundation' })).toBe(true)
  expect(isExampleLegal({ ...real, registration: 'KvK 00000000' })).toBe(true)
})

it('names the publisher with its address and its registration in one line each', () => {
  expect(nameAndAddress(real)).toBe('Stichting Nieuws uit het Noorden, Keizersgracht 1, Amsterdam')
  expect(formAndRegistration(real)).toBe('Foundation. KvK 12345678.')
})
