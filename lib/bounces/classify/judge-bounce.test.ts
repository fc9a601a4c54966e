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

describe('in Japanese, Chinese and Korean', () => {
  it.each([
    '550 宛先のメールアドレスは存在しません。',
    '550 ユーザーが見つかりませんでした',
    '550 山田 さん (reader@example.net) は Domino ディレクトリには見つかりません。',
    '550 指定されたアカウントは存在しない',
    '550 受信者がアドレス帳のリストにありません',
    '550 该收件人地址不存在',
    '550 用户不存在',
    '550 找不到该用户',
    '550 不存在的邮箱',
    '550 收件人域名 example.net 不存在',
    '550 收件者信箱不存在',
    '550 找不到這個使用者',
    '发件人：letters@example.org 收件人：reader@example.net 该邮箱不存在',
    '差出人に返送します。 宛先のメールアドレスが存在しません。 550 5.1.1',
  ])('%s is about the mailbox', (words) => expect(judge('5.0.0', words)).toBe('hard_bounce'))

  it.each([
    '550 送信元が許可リストにありません',
    '550 送信元IPアドレスが受信者の許可リストにありません',
    '550 逆引きが見つかりません',
    '550 IPアドレスの逆引きが存在しません',
    '550 送信元ドメイン example.org が存在しません',
    '550 差出人のメールアドレスが見つかりません',
    '550 迷惑メールと判断されました',
    '550 ブラックリストに登録されています',
    '550 发件人域名不存在',
    '550 5.1.1 发件人地址不存在',
    '550 找不到发件人的邮箱',
    '550 您的IP地址不存在反向解析',
    '550 该发信IP在黑名单中',
    '550 寄件者網域不存在',
    '550 找不到寄件人的信箱',
    '550 來源位址在黑名單',
    '550 被识别为垃圾邮件',
    '550 疑似垃圾郵件',
    '550 스팸으로 분류되었습니다',
    '550 발신자 도메인을 찾을 수 없습니다',
    '550 블랙리스트에 등록된 IP입니다',
  ])('%s is about us', (words) => expect(judge('5.0.0', words)).toBe('policy_block'))

  it.each(['550 見つかりません', '550 不存在', '550 リストにありません', '550 找不到'])(
    '%s does not say who was not found',
    (words) => expect(judge('5.0.0', words)).toBe('soft_bounce'),
  )
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
    expect(judge('5.0.0', '', 'hard')).toBe('hard_bounce')
    expect(judge('5.2.1', '', 'hard')).toBe('soft_bounce')
  })
  it('is overruled by a text about us, or about a full mailbox', () => {
    expect(judge('', '550 5.7.1 blocked', 'hard')).toBe('policy_block')
    expect(judge('', '552 over quota', 'hard')).toBe('soft_bounce')
  })
  it('never becomes a worse one', () => {
    expect(judge('', '550 user unknown', 'soft')).toBe('soft_bounce')
    expect(judge('', '550 blocked', 'soft')).toBe('policy_block')
  })
})

describe('the status code', () => {
  it.each([
    ['5.2.1', '550 5.1.1 rejected', 'soft_bounce', 'counts more than a code in the text'],
    ['5.0.0', '550 5.1.1 rejected', 'hard_bounce', 'is taken from the text if it says nothing'],
    ['', '5.1.1 rejected', 'hard_bounce', 'may begin the text'],
    ['', '550 5.7.133 rejected', 'policy_block', 'may have three digits in the text'],
    ['', '550 5.1.1.7 rejected', 'soft_bounce', 'is not part of a longer number'],
    ['', '550 15.1.1 rejected', 'soft_bounce', 'is not the end of a longer number'],
    [' 5.1.1 ', '', 'hard_bounce', 'may have spaces around it'],
    ['5.1.1 (unknown)', '', 'hard_bounce', 'may have a comment behind it'],
    ['x5.1.1', '', 'soft_bounce', 'is ignored with a letter before it'],
    ['5.100.1', '550 5.1.1 rejected', 'soft_bounce', 'counts even if we do not know it'],
    ['5.1.13', '', 'soft_bounce', 'is not that of an unknown mailbox just because it begins like it'],
    ['5.1.71', '', 'soft_bounce', 'is not that of a bad sender just because it begins like it'],
    ['5.1.7', '', 'policy_block', 'says that the sender’s address is wrong'],
    ['5.3.2', '', 'policy_block', 'says that the system accepts no mail'],
    ['5.3.4', '', 'soft_bounce', 'says that the message is too big'],
    ['5.7.133', '', 'policy_block', 'is about policy, whatever its last digits'],
  ])('"%s" with "%s": %s, because it %s', (status, words, kind) => expect(judge(status, words)).toBe(kind))

  it.each(['450 user unknown', '450-user unknown', 'smtp; 450 user unknown', 'smtp;450 user unknown'])(
    'of a temporary reply counts more than its text: %s',
    (words) => expect(judge('', words, 'hard')).toBe('soft_bounce'),
  )

  it.each(['550 user unknown, see 450 below', '4501 user unknown'])(
    'is not read from another number: %s',
    (words) => expect(judge('', words)).toBe('hard_bounce'),
  )
})

describe('the text overrules a provider that reports a hard bounce', () => {
  it.each([
    ...['mailbox full', 'the mailbox is full', 'full mailbox', 'mailbox size exceeded', 'over quota'],
    ...['exceeded storage limit', 'exceeds the allowed size', 'over limit', 'over the maximum message size'],
    ...['insufficient storage', 'insufficient system storage', 'not enough space', 'disk full'],
    ...['out of space', 'message too large', 'message too big', 'storage space is used up'],
    ...['try again later', 'try later', 'trying again in an hour', 'greylisted', 'graylisted for now'],
    ...['temporarily unavailable', 'too many connections', 'timed out', 'connection timeout', 'server busy'],
  ])('if the mailbox may work later: %s', (words) => {
    expect(judge('', words, 'hard')).toBe('soft_bounce')
  })

  it.each([
    ...[
      'on a blacklist',
      'on a black list',
      'on a blocklist',
      'on a block list',
      'blocked',
      'listed in an rbl',
    ],
    ...['ratelimit reached', 'rate-limited', 'sender denied', 'sender address rejected'],
    ...['sender domain not verified', 'administrative prohibition', 'administratively rejected'],
    ...['spf failed', 'no ptr record', 'relay denied', 'mail loop', 'your ip is unwelcome'],
  ])('if it is about us: %s', (words) => expect(judge('', words, 'hard')).toBe('policy_block'))

  it('only with a phrase about the mailbox itself', () => {
    for (const words of ['550 unknown command', '502 command not found', '550 domain is disabled'])
      expect(judge('', words)).toBe('soft_bounce')
  })
})

describe('a text', () => {
  it('that is about the mailbox and about us as well suppresses nobody', () => {
    expect(judge('', '550 user unknown, blocked by spamhaus')).toBe('soft_bounce')
    expect(judge('', '550 Sender rejected: user unknown')).toBe('policy_block')
    expect(judge('5.1.1', '550 user unknown, blocked by spamhaus')).toBe('hard_bounce')
  })

  it('may be broken into lines, in capitals too', () => {
    expect(judge('', '550 USER\r\n   Unknown')).toBe('hard_bounce')
  })

  it('is read to its two-thousandth character', () => {
    expect(judge('', `${'x '.repeat(900)}user unknown`)).toBe('hard_bounce')
    expect(judge('', `${'x '.repeat(1000)}user unknown`)).toBe('soft_bounce')
  })
})
