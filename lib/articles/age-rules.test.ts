import { textIn } from '../languages/text'
import { expect, it } from 'vitest'
import { sayAge } from './age-rules'

const age = (publishedAt: string, now: string) =>
  sayAge({ publishedAt: new Date(publishedAt), now: new Date(now) }, textIn())

it('says nothing about an article that is not a year old yet', () => {
  expect(age('2026-11-28T08:00:00Z', '2026-11-28T09:00:00Z')).toBeNull()
  expect(age('2025-11-29T08:00:00Z', '2026-11-28T09:00:00Z')).toBeNull()
  expect(age('2027-01-01T08:00:00Z', '2026-11-28T09:00:00Z')).toBeNull()
})

it('says from which year it is and how old, from the day of its first year on', () => {
  expect(age('2025-11-28T20:00:00Z', '2026-11-28T09:00:00Z')).toBe(
    'This article is from 2025. It is more than a year old.',
  )
  expect(age('2015-09-30T08:00:00Z', '2026-09-29T09:00:00Z')).toBe(
    'This article is from 2015. It is more than 10 years old.',
  )
  expect(age('2015-09-30T08:00:00Z', '2026-09-30T09:00:00Z')).toBe(
    'This article is from 2015. It is more than 11 years old.',
  )
})

it('counts the days of the publication’s zone, and those of a leap day', () => {
  expect(age('2024-12-31T23:30:00Z', '2026-06-01T09:00:00Z')).toContain('from 2025')
  expect(age('2024-02-29T08:00:00Z', '2025-02-28T08:00:00Z')).toContain('more than a year')
})
