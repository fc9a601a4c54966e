import { describe, expect, it } from 'vitest'
import { isDay } from '../days'
import { textIn } from '../languages/text'
import { publication } from '../publication'
import {
  alreadySubscribedSubject,
  confirmSubject,
  consentWording,
  explainPause,
  mayReaderEnd,
  nudgedSignUps,
  policyDate,
  policyVersion,
  readPause,
  standingOf,
  suppressionReasons,
  type ChangeFacts,
} from './rules'

it('the sentence beside the button names the paper, what is mailed and how often', () => {
  expect(consentWording.en.text).toContain(publication.name)
  expect(consentWording.ru.text).toContain(publication.name)
  expect(consentWording.en.text).toMatch(/newsletter .* every Friday\. .* Privacy Policy\.$/)
  expect(consentWording.ru.text).toMatch(/рассылку .* по пятницам\. .* политику конфиденциальности\.$/)
  expect(consentWording.en.parts.link).toBe('Privacy Policy')
})

it('the consent ledger can tell which text a reader agreed to', () => {
  const { en, ru } = consentWording
  for (const { version } of [en, ru]) expect(isDay(version.slice(0, 10))).toBe(true)
  expect(ru.version).not.toBe(en.version)
  expect(policyVersion).toMatch(/^\d+\.\d+$/)
  expect(isDay(policyDate)).toBe(true)
})

it('a reader who confirms a sign-up ends each suppression except that of staff', () => {
  const reasons = [...suppressionReasons, 'erased']
  expect(reasons.filter((reason) => !mayReaderEnd(reason))).toEqual(['staff'])
})

it('the subjects of the mails after a sign-up say what the reader can do, in the language of the reader', () => {
  expect(confirmSubject(textIn('en'))).toBe(`Confirm your subscription to ${publication.name}`)
  expect(confirmSubject(textIn('ru'))).toMatch(new RegExp(`^Подтвердите .*${publication.name}`))
  expect(alreadySubscribedSubject(textIn('en'))).toMatch(/already subscribed/)
  expect(alreadySubscribedSubject(textIn('ru'))).toMatch(/уже/)
})

describe('the reminder of a sign-up', () => {
  it.each([
    ['2026-11-24T07:59:59Z', false],
    ['2026-11-24T08:00:00Z', true],
    ['2026-11-24T18:59:59Z', true],
    ['2026-11-24T19:00:00Z', false],
    ['2026-11-24T23:30:00Z', false],
    ['2026-07-01T06:59:59Z', false],
    ['2026-07-01T07:00:00Z', true],
  ])('at %s, from nine to eight in Amsterdam: %s', (now, isSent) => {
    expect(nudgedSignUps(new Date(now)) !== null).toBe(isSent)
  })

  it('is for sign-ups of the day before yesterday and older, while their links of three days work', () => {
    expect(nudgedSignUps(new Date('2026-11-24T12:00:00Z'))).toEqual({
      from: new Date('2026-11-20T23:00:00Z'),
      to: new Date('2026-11-22T23:00:00Z'),
    })
  })
})

describe('a pause of the newsletter', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  const read = (weeks: string, ownDay?: string) => {
    const day = readPause({ weeks, ownDay }, now)
    return day.ok ? day.value : explainPause(day, textIn('en'))
  }

  it.each([
    ['2', '2026-12-08'],
    ['4', '2026-12-22'],
    ['12', '2027-02-16'],
  ])('of %s weeks ends on %s', (weeks, day) => expect(read(weeks)).toBe(day))

  it('is counted from the current day in Amsterdam', () => {
    const late = readPause({ weeks: '2' }, new Date('2026-11-24T23:30:00Z'))
    expect(late).toEqual({ ok: true, value: '2026-12-09' })
  })

  it('of so many weeks does not look at a day that was typed as well', () => {
    expect(read('4', '2031-01-01')).toBe('2026-12-22')
  })

  it('may end on any day from tomorrow to a year ahead', () => {
    expect(read('own', '2026-11-25')).toBe('2026-11-25')
    expect(read('own', '2027-11-25')).toBe('2027-11-25')
    expect(read('own', '2026-11-24')).toBe('Choose Wednesday 25 November 2026 or later.')
    expect(read('own', '2027-11-26')).toBe('Choose Thursday 25 November 2027 or earlier.')
  })

  it.each<[string, string | undefined]>([
    ['own', undefined],
    ['own', ''],
    ['own', '2027-02-30'],
    ['3', undefined],
    ['3', '2026-12-01'],
    ['', '2026-12-01'],
  ])('of "%s" with the day "%s" is asked for again', (weeks, ownDay) => {
    expect(read(weeks, ownDay)).toBe('Choose for how long, or enter a date.')
  })
})

describe('a change of address', () => {
  const at = new Date('2026-11-24T12:00:00Z')
  const open: ChangeFacts = {
    oldConfirmedAt: null,
    newConfirmedAt: null,
    doneAt: null,
    isCurrent: true,
    isExpired: false,
  }
  const both = (changed: Partial<ChangeFacts>) => {
    const change = { ...open, ...changed }
    return [standingOf('leave-old-address', change), standingOf('take-new-address', change)]
  }

  it('waits for the mailbox that has not agreed', () => {
    expect(both({})).toEqual(['ready', 'ready'])
    expect(both({ oldConfirmedAt: at })).toEqual(['waiting', 'ready'])
    expect(both({ newConfirmedAt: at })).toEqual(['ready', 'waiting'])
  })

  it('that both agreed to and that was not made tells only the new mailbox that its address is taken', () => {
    expect(both({ oldConfirmedAt: at, newConfirmedAt: at })).toEqual(['waiting', 'taken'])
  })

  it('is over once it was replaced or has expired', () => {
    expect(both({ isCurrent: false })).toEqual(['over', 'over'])
    expect(both({ isExpired: true, oldConfirmedAt: at })).toEqual(['over', 'over'])
  })

  it('that was made stays done, even if it has expired or was replaced since', () => {
    const done = { oldConfirmedAt: at, newConfirmedAt: at, doneAt: at }
    expect(both(done)).toEqual(['done', 'done'])
    expect(both({ ...done, isCurrent: false, isExpired: true })).toEqual(['done', 'done'])
  })
})
