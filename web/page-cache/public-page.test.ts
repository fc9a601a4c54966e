import { describe, expect, it } from 'vitest'
import { donationLinkSchema } from '@/lib/offers/schema'
import { donationBox, publicPage } from './public-page'

const of = (url: string, headers = {}) => publicPage('GET', url, headers)

describe('the stored page of a URL', () => {
  it.each([
    ['/', '/'],
    ['/articles/lake-baikal', '/articles/lake-baikal'],
    ['/articles/lake-baikal?weekly=7.1&utm_source=x', '/articles/lake-baikal'],
    ['/donate?placement=header', '/donate?placement=header'],
    ['/donate?utm_source=x&currency=eur&frequency=once', '/donate?currency=eur&frequency=once'],
    ['/newsletter/preview?width=phone', '/newsletter/preview?width=phone'],
    ['/newsletter/12?width=phone', '/newsletter/12'],
    ['/newsletter/feed.xml', '/newsletter/feed.xml'],
  ])('%s is %s', (url, page) => expect(of(url)).toBe(page))

  it.each([
    '/account',
    '/staff',
    '/remind-me?amount=5',
    '/donate?amount=7',
    '/donate?currency=eur&currency=usd',
    '/donate?placement=a-thousand-words',
    '/donate?cancelled',
    '/?_rsc=abc',
    '/?q=%1b[31m',
    '/?q=%ff',
    '/articles/../staff',
    '//other.example/',
    '/_next/static/a.js',
  ])('%s is asked of Next', (url) => expect(of(url)).toBeNull())
})

it('knows every parameter that the donation box reads', () => {
  for (const name of Object.keys(donationLinkSchema.shape)) expect(donationBox).toHaveProperty(name)
})

it('passes by readers who may see something of their own', () => {
  for (const cookie of [
    'next-auth.session-token=a',
    '__Secure-next-auth.session-token=a',
    'x=1; __Host-known-donor=a',
    'visitor=a',
    'donation-link=a',
    'asked-to-sign-in=a',
    'asked-to-subscribe=a',
    'asked-to-remind=a',
  ])
    expect(of('/', { cookie }), cookie).toBeNull()
  expect(of('/', { cookie: '_ga=1; not-visitor=2' })).toBe('/')
})

it('is for reading only', () => {
  expect(publicPage('HEAD', '/', {})).toBe('/')
  expect(publicPage('POST', '/', {})).toBeNull()
  expect(of('/', { rsc: '1' })).toBeNull()
  expect(of('/', { 'content-length': '5' })).toBeNull()
  expect(of('/', { 'transfer-encoding': 'chunked' })).toBeNull()
})
