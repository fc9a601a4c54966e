import type { ListProvider, Meaning, Standing } from '../../rules'

/** Names of columns: as the file has them, and normalised. */
type Header = { raw: readonly string[]; names: ReadonlySet<string> }

type Export = {
  provider: ListProvider
  isIts: (header: Header) => boolean
  /** By normalised name, where the general list of names would say something else. */
  columns: Record<string, Meaning>
  /** Times without a zone are UTC; else they are in the publication's zone. */
  isUtc: boolean
  /** One of these columns says who may be mailed. */
  status: readonly string[]
  /** All people of a file with such a column have this standing. */
  partStanding?: Record<string, Standing>
}

const has =
  (...all: string[]) =>
  ({ names }: Header) =>
    all.every((name) => names.has(name))
const hasSome =
  (least: number, ...some: string[]) =>
  ({ names }: Header) =>
    some.filter((name) => names.has(name)).length >= least
const hasEmail = hasSome(1, 'email', 'email_address', 'e_mail', 'subscriber')

/**
 * The exports that we know by their columns, most certain first. Mailchimp, Substack, Ghost, beehiiv, Kit, listmonk,
 * MailerLite and Buttondown export times in UTC, and so do we; Campaign Monitor and Brevo use the time of the account.
 */
const known: readonly Export[] = [
  {
    provider: 'own',
    isIts: has('email', 'state', 'requested_at', 'suppressed_at'),
    columns: {
      state: 'status',
      requested_at: 'signed_up_at',
      agreed_by: 'agreed_by',
      agreed_at: 'agreed_at',
      wording_version: 'wording_version',
      source: 'source',
      ip_prefix: 'ip',
      name: 'name',
      tags: 'tags',
      note: 'note',
    },
    isUtc: true,
    status: ['state'],
  },
  {
    provider: 'mailchimp',
    isIts: (header) =>
      hasEmail(header) &&
      hasSome(
        1,
        'member_rating',
        'optin_time',
        'leid',
        'euid',
        'clean_time',
        'unsub_time',
        'clean_campaign_title',
      )(header),
    columns: { optin_time: 'signed_up_at', last_changed: 'ignored', region: 'ignored', timezone: 'ignored' },
    isUtc: true,
    status: [],
    partStanding: { unsub_time: 'unsubscribed', clean_time: 'suppressed' },
  },
  {
    provider: 'ghost',
    isIts: (header) => hasEmail(header) && hasSome(1, 'subscribed_to_emails', 'complimentary_plan')(header),
    columns: {
      deleted_at: 'unsubscribed_at',
      complimentary_plan: 'ignored',
      stripe_customer_id: 'ignored',
      labels: 'tags',
      tiers: 'ignored',
    },
    isUtc: true,
    status: ['subscribed_to_emails'],
  },
  {
    provider: 'substack',
    isIts: (header) =>
      hasEmail(header) &&
      hasSome(2, 'active_subscription', 'email_disabled', 'expiry', 'first_payment_at')(header),
    columns: {
      active_subscription: 'ignored',
      expiry: 'ignored',
      plan: 'ignored',
      first_payment_at: 'ignored',
    },
    isUtc: true,
    status: ['email_disabled'],
  },
  {
    provider: 'listmonk',
    isIts: (header) => has('uuid', 'email')(header) && hasSome(1, 'attributes', 'attribs', 'status')(header),
    columns: { attributes: 'ignored', attribs: 'ignored', updated_at: 'ignored', uuid: 'ignored' },
    isUtc: true,
    status: ['status'],
  },
  {
    provider: 'buttondown',
    isIts: (header) =>
      hasEmail(header) &&
      hasSome(
        2,
        'subscriber_type',
        'secondary_id',
        'creation_date',
        'referrer_url',
        'metadata',
        'email_transitions',
        'avatar_url',
        'stripe_coupon',
      )(header),
    columns: {
      type: 'status',
      metadata: 'ignored',
      secondary_id: 'ignored',
      unsubscription_reason: 'unsubscribe_reason',
    },
    isUtc: true,
    status: ['subscriber_type', 'type', 'status', 'state'],
  },
  {
    provider: 'brevo',
    isIts: (header) =>
      hasEmail(header) &&
      (hasSome(1, 'double_opt_in')(header) ||
        hasSome(
          2,
          'added_time',
          'modified_time',
          'sms',
          'email_blacklisted',
          'email_blocklisted',
          'blocklisted',
          'whatsapp',
          'list_ids',
          'contact_id',
        )(header)),
    columns: {
      added_time: 'signed_up_at',
      modified_time: 'ignored',
      sms: 'ignored',
      list_ids: 'ignored',
      sms_marketing: 'ignored',
      sms_blacklisted: 'ignored',
      sms_blocklisted: 'ignored',
      whatsapp: 'ignored',
    },
    isUtc: false,
    status: [
      'email_blacklisted',
      'email_blocklisted',
      'blocklisted',
      'blacklisted',
      'email_marketing',
      'email_marketing_status',
      'status',
      'subscription_status',
      'unsubscribed',
    ],
  },
  {
    provider: 'beehiiv',
    isIts: (header) =>
      hasEmail(header) &&
      (hasSome(1, 'subscription_tier', 'subscription_premium_tiers')(header) ||
        (hasSome(1, 'created_at', 'created')(header) &&
          hasSome(
            2,
            'utm_source',
            'utm_medium',
            'utm_campaign',
            'utm_channel',
            'referring_site',
            'acquisition_source',
          )(header)) ||
        (has('email', 'status', 'created_at')(header) && header.names.size === 3)),
    columns: {
      created: 'signed_up_at',
      subscription_tier: 'ignored',
      tier: 'ignored',
      subscription_premium_tiers: 'ignored',
      utm_source: 'source',
    },
    isUtc: true,
    status: ['status', 'state'],
  },
  {
    provider: 'mailerlite',
    isIts: (header) =>
      hasEmail(header) &&
      hasSome(
        1,
        'opens',
        'clicks',
        'opened',
        'clicked',
        'opens_count',
        'clicks_count',
        'open_rate',
        'click_rate',
        'sent',
      )(header) &&
      hasSome(
        1,
        'subscriber',
        'subscribed',
        'date_subscribed',
        'subscribed_at',
        'date_unsubscribed',
        'optin_ip',
        'opted_in_at',
        'status',
      )(header),
    columns: {
      opted_in_at: 'confirmed_at',
      optin_date: 'confirmed_at',
      opt_in_date: 'confirmed_at',
      location: 'ignored',
    },
    isUtc: true,
    status: ['status', 'type', 'state'],
  },
  {
    provider: 'kit',
    isIts: ({ raw, names }) =>
      raw.includes('email_address') && names.has('first_name') && names.has('created_at'),
    columns: {},
    isUtc: true,
    status: ['state', 'status'],
  },
  {
    provider: 'campaign_monitor',
    isIts: (header) =>
      has('email_address', 'name')(header) &&
      hasSome(1, 'date', 'date_joined', 'date_subscribed', 'status')(header),
    columns: {},
    isUtc: false,
    status: ['status', 'state'],
  },
]

export type KnownExport = Omit<Export, 'isIts'>

/** The export whose columns these are; null if we know none. */
export function recogniseExport(raw: readonly string[], normalised: readonly string[]): KnownExport | null {
  const header = { raw: raw.map((name) => name.trim()), names: new Set(normalised) }
  return known.find(({ isIts }) => isIts(header)) ?? null
}

/** What is known of a provider whose file was recognised before. */
export function exportsUtc(provider: ListProvider | null): boolean {
  return known.some((each) => each.provider === provider && each.isUtc)
}
