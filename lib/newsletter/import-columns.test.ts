import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStatusFileName, openScan, readHeader } from './import-columns'

/** Why a file with this header and these rows is refused; null if it is accepted. */
function refusalOf(header: string[], ...lines: string[][]): string | null {
  const read = readHeader(header)
  if (!read.ok) return read.reason === 'no_email' ? 'no_email' : read.name
  const scan = openScan(read.value)
  return lines.map((line) => scan.look(line)).find((found) => found !== null)?.name ?? null
}

describe('a column whose name says who may be mailed', () => {
  it.each([
    ...[
      'status',
      'Status',
      'STATUS',
      'Email Status',
      'email_permission_status',
      'SubscriberStatus',
      'statut',
    ],
    ...[
      'UNSUB_TIME',
      'UNSUB_REASON',
      'unsubscribed',
      'Unsubscribe Date',
      'CLEAN_TIME',
      'state_of_subscription',
    ],
    ...['cleaned', 'CLEAN_CAMPAIGN_TITLE', 'disabled', 'email_disabled', 'emailDisabled', 'enabled'],
    ...[
      'subscribed',
      'subscribed_to_emails',
      'subscribedToEmails',
      'is_subscribed',
      'deleted_at',
      'deletedAt',
    ],
    ...['suppressed', 'Suppression Reason', 'paused', 'pausedAt', 'bounced', 'Hard Bounce', 'bounce_count'],
    ...[
      'blocked',
      'blocklisted',
      'Blacklisted',
      'complained',
      'Complaints',
      'opt-out',
      'OptOut',
      'opted_out_time',
    ],
    ...['active', 'is_active', 'active_subscription', 'inactive', 'email_marketing', 'Accepts Marketing'],
    ...['opt_in', 'optin', 'Opt-in', 'do_not_email', 'Do not mail', 'DoNotContact', 'cancelled', 'stopped'],
    ...[
      'Quarantined',
      'archived',
      'marked_as_spam',
      'consent',
      'Ｓｔａｔｕｓ',
      'Abgemeldet am',
      'Отписан',
      'Статус',
    ],
    ...['désabonné', 'Désinscrit', 'Estado', 'Subscribed', 'suspended', 'removed_at', 'unconfirmed'],
  ])('“%s” refuses the file', (name) => expect(refusalOf(['email', name])).toBe(name))

  it.each([
    ...[
      'name',
      'First Name',
      'Last Name',
      'MEMBER_RATING',
      'OPTIN_TIME',
      'OPTIN_IP',
      'CONFIRM_TIME',
      'CONFIRM_IP',
    ],
    ...[
      'LATITUDE',
      'GMTOFF',
      'LAST_CHANGED',
      'LEID',
      'EUID',
      'NOTES',
      'TAGS',
      'created_at',
      'note',
      'id',
      'uuid',
    ],
    ...['attributes', 'labels', 'tiers', 'plan', 'expiry', 'country', 'city', 'State/Province', 'home_state'],
    ...['consent_source', 'Consent Date', 'language', 'phone', 'stripe_customer_id', 'Statement', 'имя', ''],
  ])('“%s” does not', (name) => expect(refusalOf(['email', name], ['a@example.org', 'x'])).toBeNull())

  it('is found in any position, and a duplicate refuses the file', () => {
    expect(refusalOf(['status', 'email'])).toBe('status')
    const ours = ['email', 'state', 'requested_at', 'suppressed_at']
    expect(refusalOf(ours, ['a@example.org', 'anything'])).toBeNull()
    expect(refusalOf([...ours, 'state'])).toBe('state')
  })
})

describe('a column whose values say who may be mailed', () => {
  it.each([
    ...['unsubscribed', 'Unsubscribed', ' UNSUBSCRIBED ', 'cleaned', 'bounced', 'Hard Bounce', 'hard_bounce'],
    ...['blocked', 'blocklisted', 'disabled', 'inactive', 'complained', 'opt-out', 'Opted Out', 'suppressed'],
    ...['deleted', 'cancelled', 'non-subscribed', 'pending', 'invalid', 'paused', 'отписан', 'Abgemeldet'],
  ])('“%s” refuses the file, in the last row as in the first', (value) => {
    const lines = Array.from({ length: 50 }, () => ['a@example.org', 'x'])
    expect(refusalOf(['email', 'group'], ...lines, ['b@example.org', value])).toBe('group')
    expect(refusalOf(['email', ''], ['b@example.org', value])).toBe('')
  })

  it('is not a note that mentions it', () => {
    expect(refusalOf(['email', 'note'], ['a@example.org', 'Was bounced once, in May'])).toBeNull()
  })

  it('named state may be postal or our own, and nothing else', () => {
    const header = ['email', 'state']
    expect(refusalOf(header, ['a@example.org', 'NY'], ['b@example.org', 'CA'])).toBeNull()
    expect(refusalOf(header, ['a@example.org', 'confirmed'], ['b@example.org', 'unsubscribed'])).toBeNull()
    expect(refusalOf(header, ['a@example.org', 'confirmed'], ['b@example.org', 'NY'])).toBe('state')
    for (const other of ['active', 'cancelled', 'bounced', 'New York', 'x'.repeat(100)])
      expect(refusalOf(header, ['a@example.org', other])).toBe('state')
    const read = readHeader(header)
    const scan = read.ok ? openScan(read.value) : null
    scan?.look(['a@example.org', 'NY'])
    expect(scan?.columns().state).toBe(-1)
  })
})

it('a file name can say it as well', () => {
  const names = [
    'unsubscribed_members_export_1.csv',
    'Cleaned Members.csv',
    'nonsubscribed.csv',
    'bounces-2026.csv',
  ]
  expect(names.every(isStatusFileName)).toBe(true)
  expect(['fair.csv', 'subscribed_members_export_1.csv', 'Riga.csv'].some(isStatusFileName)).toBe(false)
})

it('no header and no row throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      fc.array(fc.string({ unit: 'binary' })),
      (names, cells) => {
        refusalOf(['email', ...names], ['a@example.org', ...cells])
      },
    ),
  )
})
