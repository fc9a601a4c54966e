import { textIn } from '../languages/text'
import { describe, expect, it } from 'vitest'
import { dueAt, explainDay, listDayChoices, readDay } from './rules'

const at = (instant: string) => new Date(instant)
const daysOffered = (now: string) => listDayChoices(at(now)).map(({ day }) => day)

describe('the suggested dates', () => {
  it('have words that complete "Remind me …", and a value each', () => {
    const choices = listDayChoices(at('2026-03-10T12:00:00Z'))
    expect(choices.map(({ label }) => label)).toEqual(['next month', 'in 3 months', 'on 24 December'])
    for (const { value } of choices) expect(value).toMatch(/^[a-z-]+$/)
    expect(new Set(choices.map(({ value }) => value)).size).toBe(3)
  })

  it('are a month, three months and 24 December away', () => {
    expect(daysOffered('2026-03-10T12:00:00Z')).toEqual(['2026-04-10', '2026-06-10', '2026-12-24'])
  })

  it('are valid days at the end of a long month', () => {
    expect(daysOffered('2026-12-31T12:00:00Z')).toEqual(['2027-01-31', '2027-03-31'])
    expect(daysOffered('2026-11-30T12:00:00Z')).toEqual(['2026-12-30', '2027-02-28', '2026-12-24'])
  })

  it('are counted from the current day in Amsterdam', () => {
    expect(daysOffered('2026-03-31T22:30:00Z')[0]).toBe('2026-05-01')
  })

  it('leave out 24 December from a week before it until the end of the year', () => {
    expect(daysOffered('2026-12-17T12:00:00Z')[2]).toBe('2026-12-24')
    for (const now of ['2026-12-18T12:00:00Z', '2026-12-24T12:00:00Z', '2026-12-27T12:00:00Z'])
      expect(daysOffered(now)).toHaveLength(2)
    expect(daysOffered('2027-01-01T12:00:00Z')[2]).toBe('2027-12-24')
  })

  it('take 24 December from a form that was opened while it was offered, as long as it is ahead', () => {
    const read = (now: string) => readDay({ when: 'december' }, at(now))
    expect(read('2026-12-23T12:00:00Z')).toEqual({ ok: true, value: '2026-12-24' })
    expect(read('2026-12-24T12:00:00Z')).toMatchObject({ ok: false, reason: 'too_soon' })
    expect(read('2026-12-27T12:00:00Z')).toMatchObject({ ok: false, reason: 'too_soon' })
  })
})

describe('a chosen day', () => {
  const now = at('2026-03-10T12:00:00Z')
  const read = (when: string, ownDay?: string) => {
    const day = readDay({ when, ownDay }, now)
    return day.ok ? day.value : explainDay(day, textIn())
  }

  it('is the suggested one', () => {
    expect(read('three-months', '2031-01-01')).toBe('2026-06-10')
    for (const { value, day } of listDayChoices(now)) expect(read(value)).toBe(day)
  })
  it('may be any day from tomorrow to two years ahead', () => {
    expect(read('own', '2026-03-11')).toBe('2026-03-11')
    expect(read('own', '2028-03-10')).toBe('2028-03-10')
    expect(read('own', '2026-03-10')).toBe('Choose Wednesday 11 March 2026 or later.')
    expect(read('own', '2028-03-11')).toBe('Choose Friday 10 March 2028 or earlier.')
  })
  it.each(['', '2026-02-30', 'soon', undefined])('"%s" is asked for again', (typed) => {
    expect(read('own', typed)).toBe('Choose one of the dates, or enter another one.')
  })
})

it('is sent at nine in the morning, in winter and in summer', () => {
  expect(dueAt('2026-12-24').toISOString()).toBe('2026-12-24T08:00:00.000Z')
  expect(dueAt('2026-07-01').toISOString()).toBe('2026-07-01T07:00:00.000Z')
})
