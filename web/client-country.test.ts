import { expect, it } from 'vitest'
import { clientCountry } from './client-country'

it('is what the edge says, and only where there is an edge', () => {
  expect(clientCountry({ named: 'nl', trustedProxies: 1 })).toBe('NL')
  expect(clientCountry({ named: 'nl', trustedProxies: 0 })).toBe('')
  expect(clientCountry({ named: undefined, trustedProxies: 1 })).toBe('')
})

it('is nothing where it is no country', () => {
  for (const named of ['', 'T1', 'Netherlands', 'nl, gb', ['nl', 'gb']])
    expect(clientCountry({ named, trustedProxies: 2 })).toBe('')
})
