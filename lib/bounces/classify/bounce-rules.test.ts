import { describe, expect, it } from 'vitest'
import { rules, type Sign } from './bounce-rules'

/** The kinds of all rules of this sign that match. */
const kindsOf = (sign: Sign, text: string) =>
  rules.filter((rule) => rule.sign === sign && rule.pattern.test(text)).map(({ kind }) => kind)

describe('the words of one mail server or provider', () => {
  it.each([
    ['PowerMTA', 'x-powermta-bouncecategory: bad-mailbox', 'hard_bounce'],
    ['PowerMTA', 'x-powermta-bouncecategory: quota-issues', 'soft_bounce'],
    ['PowerMTA', 'x-powermta-bouncecategory: spam-related', 'policy_block'],
    ['PowerMTA', 'x-powermta-bouncecategory: invalid-sender', 'policy_block'],
    ['Exchange', '550 5.1.1 resolver.adr.recipnotfound; not found', 'hard_bounce'],
    ['Exchange', '550 5.1.1 resolver.adr.exrecipientnotfound; not found', 'hard_bounce'],
    ['Exchange', '550 5.2.3 resolver.rst.recipsizelimit; message too large', 'soft_bounce'],
    ['Exchange', 'storage.exceeded_quota', 'soft_bounce'],
    ['Exchange', '550 5.7.1 resolver.rst.notauthorized; not authorized', 'policy_block'],
    [
      'Exchange Online',
      '550 5.4.1 recipient address rejected: access denied. as(201806281) [x.outlook.com]',
      'hard_bounce',
    ],
    ['Exchange 2003', '#5.1.1 smtp;550 000c05a6', 'hard_bounce'],
    ['Outlook.com', '550 5.5.0 requested action not taken: mailbox unavailable (-2147467259:', 'hard_bounce'],
    ['Domino', 'user jdoe not listed in domino directory', 'hard_bounce'],
    ['Gmail', '550-5.1.1 https://support.example/mail/?p=nosuchuser x - gsmtp', 'hard_bounce'],
    ['Gmail', '452-4.2.2 https://support.example/mail/?p=overquota x - gsmtp', 'soft_bounce'],
    ['Gmail', '550-5.7.1 https://support.example/mail/?p=dmarc x - gsmtp', 'policy_block'],
    ['Gmail’s notice', "wasn’t delivered because the address couldn't be found", 'hard_bounce'],
    ['Google Groups', 'the group you tried to contact may not exist', 'soft_bounce'],
    ['GMX', '554 mx.gmx nemesis esmtp service not available', 'policy_block'],
    ['procmail', 'procmail: couldn\'t create "/var/mail/x"', 'soft_bounce'],
    ['DragonFly', 'dns lookup failure: host nowhere.example not found', 'hard_bounce'],
    ['Yahoo', '554 5.7.9 message not accepted [ph01]', 'policy_block'],
    ['Yahoo', "554 this user doesn't have a yahoo.example account", 'hard_bounce'],
    ['AOL', '554 this mailbox has been disabled or discontinued', 'hard_bounce'],
    ['iCloud', '554 5.7.1 [cs01] message rejected', 'policy_block'],
    ['Orange', '550 5.1.1 adresse inconnue ofr_416 [416]', 'hard_bounce'],
    ['La Poste', '552 boite pleine lpn007_417', 'soft_bounce'],
    ['Orange', '550 service refuse ofr004_506', 'policy_block'],
    ['a server that names the sender’s address', '550 5.1.8 bad sender’s system address', 'policy_block'],
  ])('%s: %s', (_name, text, kind) => expect(kindsOf('product', text)).toEqual([kind]))

  it('say nothing of an ordinary refusal', () => {
    for (const text of ['550 no', '550 user unknown', '452 try again later', ''])
      expect(kindsOf('product', text), text).toEqual([])
  })
})

describe('the words that many servers use', () => {
  it.each([
    ['550 blocked using a blocklist', 'policy_block'],
    ['552 mailbox full', 'soft_bounce'],
    ['450 try again', 'soft_bounce'],
    ['550 unknown user', 'hard_bounce'],
    ['550 该收件人地址不存在', 'hard_bounce'],
  ])('%s', (text, kind) => expect(kindsOf('words', text)).toEqual([kind]))

  it('are those of one server where they name the sender', () => {
    for (const text of ['550 sender address rejected', '550 发件人域名不存在'])
      expect(kindsOf('product', text), text).toEqual(['policy_block'])
  })
})

describe('an enhanced status code', () => {
  it.each([
    ['5.1.1', ['hard_bounce']],
    ['5.1.3', ['hard_bounce']],
    ['5.1.10', ['hard_bounce']],
    ['5.7.17', ['hard_bounce']],
    ['5.2.2', ['soft_bounce']],
    ['5.3.4', ['soft_bounce']],
    ['5.4.7', ['soft_bounce']],
    ['5.1.7', ['policy_block']],
    ['5.7.23', ['policy_block']],
    ['5.1.11', []],
    ['15.1.1', []],
    ['5.7.1', []],
    ['5.7.19', []],
    ['5.2.1', []],
    ['15.2.2', []],
    ['5.2.20', []],
    ['15.1.7', []],
    ['5.7.123', []],
    ['5.7.2345', []],
    ['5.1.71', []],
  ])('%s has one meaning: %s', (code, kinds) => expect(kindsOf('code', code)).toEqual(kinds))
})

describe('a code that servers use for many things', () => {
  it.each([
    ['5.1.0', ['hard_bounce']],
    ['5.3.2', ['policy_block']],
    ['5.4.14', ['policy_block']],
    ['5.7.606', ['policy_block']],
    ['4.7.0', ['policy_block']],
    ['552', ['soft_bounce']],
    ['521', ['soft_bounce']],
    ['556', ['hard_bounce']],
    ['15.1.0', []],
    ['5.1.01', []],
    ['5.3.4', []],
    ['15.3.2', []],
    ['5.4.1234', []],
    ['14.7.0', []],
    ['4.7.1234', []],
    ['4.4.1', []],
    ['1552', []],
    ['5520', []],
    ['1556', []],
    ['5560', []],
    ['550', []],
  ])('%s leans to %s', (code, kinds) => expect(kindsOf('group', code)).toEqual(kinds))
})
