import { describe, expect, it } from 'vitest'
import { possibleChanges, standingOf, type DonationState, type Standing } from './rules'

describe('the changes that a donor may make', () => {
  const standing = (state: DonationState, isPaused: boolean, frequency: 'once' | 'monthly' = 'monthly') =>
    standingOf({ frequency, state, isPaused })

  it('follow from the status of the donation', () => {
    expect(standing('scheduled', false)).toBe('scheduled')
    expect(standing('active', false)).toBe('running')
    expect(standing('active', true)).toBe('paused')
    expect(standing('past_due', true)).toBe('failing')
    expect(standing('ending', true)).toBe('ending')
    expect(standing('ended', false)).toBe('over')
    expect(standing('pending', false)).toBe('over')
    expect(standing('paid', false, 'once')).toBe('single')
  })

  const charged: readonly Standing[] = ['scheduled', 'running', 'paused', 'failing']
  const standings: readonly Standing[] = ['single', ...charged, 'ending', 'over']

  it.each([
    ['amount', 'it goes on', charged],
    ['end', 'it goes on', charged],
    ['address', 'mails about it are sent', [...charged, 'ending']],
    ['frequency', 'no charge fails and none is paused', ['scheduled', 'running']],
    ['until', 'no charge fails and none is paused', ['scheduled', 'running']],
    ['date', 'no charge fails and none is paused', ['scheduled', 'running']],
    ['skip', 'charges succeed', ['running']],
    ['pause', 'charges succeed', ['running']],
    ['resume', 'it is paused', ['paused']],
    ['keep', 'it is about to end', ['ending']],
  ] as const)('include "%s" only while %s', (kind, _, when) => {
    expect(standings.filter((each) => possibleChanges(each, 'monthly').includes(kind))).toEqual(when)
  })

  it('are none for a single donation and for one that is over', () => {
    expect(possibleChanges('single', 'once')).toEqual([])
    expect(possibleChanges('over', 'monthly')).toEqual([])
  })

  it('are the same for a yearly donation, except that it is not paused by months', () => {
    for (const each of standings)
      expect(possibleChanges(each, 'annual')).toEqual(
        possibleChanges(each, 'monthly').filter((kind) => kind !== 'pause'),
      )
  })
})
