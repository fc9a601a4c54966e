import { describe, expect, it } from 'vitest'
import { judgeBounce } from './judge-bounce'

const judge = (status: string, words = '', claim: 'hard' | 'soft' | null = null) =>
  judgeBounce({ claim, status, words })

describe('a refusal that is clearly about the mailbox is a hard bounce', () => {
  it.each([
    ['5.1.1', ''],
    ['5.1.10', ''],
    ['5.1.6', ''],
    ['5.1.1', 'smtp; 550 5.1.1 user unknown'],
    ['5.7.1', 'smtp; 554 5.7.1 <reader@example.net>: Recipient address rejected: Nonexistent user'],
    ['5.0.0', '550 No such user here'],
    ['5.0.0', '550 Unrouteable address'],
    ['5.0.0', '550 mailbox <a@b.example> does not exist'],
    ['5.0.0', '550 user a@b.example not found'],
    ['5.0.0', "This user doesn't have a yahoo.example account"],
    ['5.2.1', '550 5.2.1 The email account that you tried to reach is disabled'],
    ['', '550 5.1.1 The email account that you tried to reach does not exist'],
    ['', '550 Invalid recipient'],
    ['5.0.0', '550 recipient rejected: account inactive'],
  ])('%s %s', (status, words) => expect(judge(status, words)).toBe('hard_bounce'))
})

describe('a refusal that is about us suppresses nobody', () => {
  it.each([
    ['5.0.0', 'smtp; 550 5.7.1 Client host blocked using a blocklist'],
    ['5.1.1', '550 5.1.1 Message blocked using zen.spamhaus.example'],
    ['5.7.1', ''],
    ['5.7.26', 'unauthenticated email is not accepted'],
    ['5.0.0', '554 Message not allowed for policy reasons'],
    ['5.7.1', '554 5.7.1 Relay access denied'],
    ['5.0.0', '550 Sender address rejected: Domain not found'],
    ['5.1.8', 'Sender address rejected: Domain not found'],
    ['5.4.1', '550 5.4.1 Recipient address rejected: Access denied'],
    ['5.5.0', '550 5.5.0 Requested action not taken: mailbox unavailable'],
    ['5.6.0', ''],
    ['5.0.0', '550 SPF check failed'],
    ['5.0.0', '550 too many hops'],
  ])('%s %s', (status, words) => expect(judge(status, words)).toBe('policy_block'))
})

describe('a full mailbox, a delay and an unclear reply are soft bounces', () => {
  it.each([
    ['5.2.0', 'smtp; 522 5.2.0 Delivery failed: Over quota'],
    ['5.2.2', 'mailbox full'],
    ['5.2.1', ''],
    ['5.3.4', 'message too big'],
    ['4.4.7', 'unknown user'],
    ['5.0.0', 'smtp; 450 4.2.0 Greylisted, try again later'],
    ['', '421 too many connections'],
    ['5.0.0', 'x'],
    ['5.0.0', ''],
    ['', ''],
    ['', '550 Requested action not taken: mailbox unavailable'],
  ])('%s %s', (status, words) => expect(judge(status, words)).toBe('soft_bounce'))
})

describe('the most specific sign decides', () => {
  it.each([
    ['5.0.0', "5.1.0 - Unknown address error 550-'5.2.2 <a@b.example>... Mailbox Full'", 'soft_bounce'],
    ['5.1.1', '552 mailbox is over quota', 'soft_bounce'],
    [
      '5.4.1',
      '550 5.4.1 Recipient address rejected: Access denied [x.prod.protection.outlook.com]',
      'hard_bounce',
    ],
    ['5.1.3', '553 https://www.spamhaus.org/query/bl?ip=192.0.2.1', 'policy_block'],
    [
      '5.1.1',
      '550 <spam-policy@blocked.example>: user unknown, see https://example.net/policy',
      'hard_bounce',
    ],
    ['5.7.1', '550 5.7.1 user unknown or blocked by policy', 'policy_block'],
    ['5.1.1', '550 5.1.1 user unknown or blocked by policy', 'hard_bounce'],
    ['5.0.0', '550 user unknown or blocked by policy', 'soft_bounce'],
    ['4.7.0', '421 4.7.0 [TSS04] Messages temporarily deferred due to user complaints', 'policy_block'],
    ['5.1.7', '550 5.1.7 No such domain', 'policy_block'],
    ['5.0.0', '550 Return address invalid', 'policy_block'],
  ])('%s %s', (status, words, kind) => expect(judge(status, words)).toBe(kind))

  it('and the human part only if the reply says nothing', () => {
    const human = 'The address was not found. Or the mailbox is full: its quota is exceeded.'
    expect(judgeBounce({ claim: null, status: '5.1.1', words: '550 rejected', human })).toBe('hard_bounce')
    expect(judgeBounce({ claim: null, status: '5.0.0', words: '550 user unknown', human })).toBe(
      'hard_bounce',
    )
    expect(judgeBounce({ claim: null, status: '5.0.0', words: '550 rejected', human })).toBe('soft_bounce')
    expect(judgeBounce({ claim: null, status: '5.0.0', words: '', human: 'User unknown' })).toBe(
      'hard_bounce',
    )
  })

  it('but a text refused after the recipient was accepted is unclear', () => {
    const human = '<a@b.example>: 550 Unknown user (in reply to end of DATA command)'
    expect(judgeBounce({ claim: null, status: '5.0.0', words: '550 Unknown user', human })).toBe(
      'soft_bounce',
    )
    expect(judgeBounce({ claim: null, status: '5.1.1', words: '550 5.1.1 Unknown user', human })).toBe(
      'hard_bounce',
    )
  })
})

describe('the provider’s own classification', () => {
  it('counts if nothing contradicts it', () => {
    expect(judge('', 'The server was unable to deliver', 'hard')).toBe('hard_bounce')
    expect(judge('', '', 'hard')).toBe('hard_bounce')
  })
  it('is overruled by a text about us, or about a full mailbox', () => {
    expect(judge('', '550 5.7.1 blocked', 'hard')).toBe('policy_block')
    expect(judge('', '552 over quota', 'hard')).toBe('soft_bounce')
  })
  it('never becomes a worse one', () => {
    expect(judge('', '550 user unknown', 'soft')).toBe('soft_bounce')
  })
})
