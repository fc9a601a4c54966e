import { expect, it } from 'vitest'
import { clientCountry } from './client-country'

it('comes from the edge, and only if there is a trusted proxy', () => {
  expect(clientCountry({ named: 'nl', trustedProxies: 1 })).toBe('NL')
  expect(clientCountry({ named: 'nl', trustedProxies: 0 })).toBe('')
  expect(clientCountry({ named: undefined, trustedProxies: 1 })).toBe('')
})

it('is empty if the header is not a country', () => {
  for (const named of ['', 'T1', 'Netherlands', 'nl, gb', ['nl', 'gb']])
    expect(clientCountry({ named, trustedProxies: 2 })).toBe('')
})
