import { describe as describeAlways, expect, it } from 'vitest'
import { inLanguage, isOffered } from './rules'

const describe = describeAlways.skipIf(!isOffered('ru'))

describe('an address in a language', () => {
  it.each([
    ['/donate?x=1#box', '/donate?x=1#box', '/ru/donate?x=1#box'],
    ['/', '/', '/ru'],
    ['/?x=1', '/?x=1', '/ru?x=1'],
    ['/staff/newsletter', '/staff/newsletter', '/staff/newsletter'],
    ['https://times.example/donate', 'https://times.example/donate', 'https://times.example/donate'],
    ['#box', '#box', '#box'],
  ])('%s is %s and %s', (address, english, russian) => {
    expect(inLanguage('en', address)).toBe(english)
    expect(inLanguage('ru', address)).toBe(russian)
  })

  it('of another language leads to the same page in this one', () => {
    expect(inLanguage('en', '/ru/account/donations?x=1')).toBe('/account/donations?x=1')
    expect(inLanguage('en', '/ru')).toBe('/')
    expect(inLanguage('ru', '/ru/account?x=1')).toBe('/ru/account?x=1')
  })
})
