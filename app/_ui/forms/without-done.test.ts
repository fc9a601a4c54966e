import { expect, it } from 'vitest'
import { withoutDone } from './without-done'

const site = 'https://news.example.org'

it.each([
  ['/staff/newsletter/7?done=saved&save=4#story-2', '/staff/newsletter/7#story-2'],
  ['/staff/people?done=invited', '/staff/people'],
  ['/staff/articles/drafts/a?saved=1', '/staff/articles/drafts/a'],
  ['/account/donations?token=a.0.b&said=amount', '/account/donations?token=a.0.b'],
])('removes the last request’s result from %s', (address, rest) => {
  expect(withoutDone(site + address)).toBe(site + rest)
})

it.each(['/staff/newsletter/7', '/donate?amount=10&cancelled=1'])('leaves %s alone', (address) => {
  expect(withoutDone(site + address)).toBeNull()
})
