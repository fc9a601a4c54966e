import { recipientMissing, senderMissing } from './east-asian-words'
import { mailboxFull, mailboxGone, tryLater } from './mailbox-words'
import { phrases } from './phrases'
import { aboutUs, senderRefused } from './policy-words'

// The one table of what a refusal means. A rule has a sign and, in a comment, the source that says what the sign means.
// `judge-bounce.ts` applies it: the most specific sign wins, and a refusal that no rule knows is a soft bounce.

export type BounceKind = 'hard_bounce' | 'soft_bounce' | 'policy_block'

/**
 * How specific a sign is, the most first. `product`: words or fields of one mail server or provider. `words`: phrases
 * that many use. `code`: an enhanced status code with one meaning. `group`: codes that servers use for many things.
 */
export type Sign = 'product' | 'words' | 'code' | 'group'

export type Rule = { kind: BounceKind; sign: Sign; pattern: RegExp }

/**
 * The patterns of `product` and `words` look at text in lower case, without addresses, links and line breaks. Those of
 * `code` and `group` look at one code, such as "5.1.1" or "550".
 */
export const rules: readonly Rule[] = [
  // PowerMTA, "bounce categories": its own field in the report.
  product('hard_bounce', 'x-powermta-bouncecategory: (?:bad-mailbox|bad-domain|inactive-mailbox)'),
  product('soft_bounce', 'x-powermta-bouncecategory: (?:quota-issues|message-expired|no-answer-from-host)'),
  product(
    'policy_block',
    'x-powermta-bouncecategory: (?:policy|spam|virus|content|relaying|protocol)-|x-powermta-bouncecategory: invalid-sender',
  ),
  // Exchange and Office 365: names in their replies.
  // https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online
  product(
    'hard_bounce',
    'resolver\\.adr\\.(?:ex)?recip(?:ient)?notfound|remote server returned unknown recipient',
  ),
  product('soft_bounce', 'resolver\\.rst\\.(?:recip|send)sizelimit|storage\\.\\w{0,40}quota|quotaexceeded'),
  product(
    'policy_block',
    'resolver\\.rst\\.(?:not)?auth\\w{0,20}|resolver\\.rst\\.restricted|ambiguousaddress',
  ),
  // Exchange Online, directory-based edge blocking: the directory does not have the recipient.
  product('hard_bounce', 'recipient address rejected: access denied.{0,80}outlook\\.com'),
  // Exchange 2003: the number of its connector for an unknown recipient.
  product('hard_bounce', '000c05a6|recipient name is not recognized'),
  // Outlook.com and Hotmail add three numbers to their own replies.
  product(
    'hard_bounce',
    'mailbox unavailable \\(-\\d{1,12}:|domain is not reachable\\. please check the domain',
  ),
  // Domino and Notes: the address book does not have the recipient.
  product('hard_bounce', 'not listed in (?:domino directory|public name)'),
  // Gmail: the page of its help that the reply names. https://support.google.com/a/answer/3726730
  product('hard_bounce', '[?]p=(?:nosuchuser|disableduser)|answer=6596\\b'),
  product('soft_bounce', '[?]p=(?:overquota|receivingrate|rcvratelimit)|answer=(?:6558|6592)\\b'),
  product(
    'policy_block',
    '[?]p=(?:unsolicited|blocked|dmarc|unauth|ipv6auth|bulksend|lowreputation|notauth)',
  ),
  // Google Groups: one text for a group that is gone and for one that takes no mail from us.
  product('soft_bounce', 'groups\\.google\\.|the group you tried to contact'),
  // GMX and web.de refuse the connection. https://postmaster.gmx.net/en/error-messages
  product('policy_block', 'nemesis esmtp service not available'),
  // procmail's own trouble, reported with the code for an unknown user.
  product('soft_bounce', "procmail: (?:couldn't|unable|quota)"),
  // Gmail and Google Workspace: the words of their own notice, which also says "try again".
  product('hard_bounce', "because the (?:address|domain [\\w.-]{1,253}) couldn't be found"),
  // DragonFly Mail Agent: its words for a domain that does not exist.
  product('hard_bounce', 'dns lookup failure: host [\\w.-]{1,253} not found'),
  // Yahoo and AOL: codes in brackets. https://senders.yahooinc.com/smtp-error-codes/
  product('policy_block', '\\[(?:tss?|bl|gl|ph|ipts)\\d\\d\\]'),
  product('hard_bounce', "user doesn't have an? (?:[\\w.-]{1,80} )?account"),
  product('hard_bounce', 'this (?:account|mailbox) has been disabled or discontinued'),
  // iCloud: codes in brackets. https://support.apple.com/102322
  product('policy_block', '\\[(?:cs|hm|pr)\\d\\d\\]'),
  // Orange and La Poste: their numbers. https://postmaster.orange.fr
  product('hard_bounce', '\\b(?:ofr|lpn)\\d{0,4}_416\\b'),
  product('soft_bounce', '\\b(?:ofr|lpn)\\d{0,4}_417\\b'),
  product('policy_block', '\\b(?:ofr|lpn)\\d{0,4}_[1235]\\d\\d\\b'),

  // Postfix access(5), Exim ACLs, Sendmail cf/README: their phrases for a refused sender. "Domain not found" after them
  // is about our domain.
  { kind: 'policy_block', sign: 'product', pattern: phrases(senderRefused) },
  { kind: 'policy_block', sign: 'product', pattern: senderMissing },
  // RFC 3463, section 3.2: these two codes are about the sender's address. "No such domain" beside them is about it too.
  product('policy_block', '\\b5\\.1\\.[78]\\b'),

  { kind: 'policy_block', sign: 'words', pattern: phrases(aboutUs) },
  { kind: 'soft_bounce', sign: 'words', pattern: phrases(mailboxFull) },
  { kind: 'soft_bounce', sign: 'words', pattern: phrases(tryLater) },
  { kind: 'hard_bounce', sign: 'words', pattern: phrases(mailboxGone) },
  { kind: 'hard_bounce', sign: 'words', pattern: recipientMissing },

  // RFC 3463, section 3.2: bad mailbox, bad system, bad mailbox syntax, moved without a new address. RFC 7505: the
  // domain accepts no mail. RFC 7293: the mailbox or the domain has another owner now.
  code('hard_bounce', /^5\.(?:1\.(?:[1236]|10)|7\.1[78])$/),
  // RFC 3463: mailbox full, message too long for the mailbox, for the system; delivery time expired.
  code('soft_bounce', /^5\.(?:2\.[23]|3\.4|4\.7)$/),
  // RFC 3463: the sender's address. RFC 7372 and 8617: SPF, DKIM, reverse DNS, ARC. RFC 7505: our domain takes no mail.
  code('policy_block', /^5\.(?:1\.[78]|7\.2\d)$/),

  // RFC 3463, section 3.2: "other address status".
  group('hard_bounce', /^5\.1\.0$/),
  // RFC 3463, sections 3.4 to 3.8: the system, the network, the protocol, the content, security and policy.
  group('policy_block', /^5\.(?:3\.[01235]|[456]\.\d{1,3})$|^[45]\.7\.\d{1,3}$/),
  // RFC 5321, section 4.2.2: storage. RFC 7504: the host accepts no mail, which also says a host that blocks us.
  group('soft_bounce', /^(?:552|521)$/),
  // RFC 7504: the domain accepts no mail.
  group('hard_bounce', /^556$/),
]

function product(kind: BounceKind, pattern: string): Rule {
  return { kind, sign: 'product', pattern: new RegExp(pattern) }
}

function code(kind: BounceKind, pattern: RegExp): Rule {
  return { kind, sign: 'code', pattern }
}

function group(kind: BounceKind, pattern: RegExp): Rule {
  return { kind, sign: 'group', pattern }
}
