import { createPrivateKey } from 'node:crypto'
import * as z from 'zod'
import { readEmail } from './addresses/email-address'

/** The only module that reads `process.env`. .env.example explains each setting. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => URL.canParse(value) && isOrigin(new URL(value)), 'must be an origin without a path')
  .transform((value) => new URL(value).origin)

function isOrigin({ pathname, search, hash }: URL): boolean {
  return pathname === '/' && search === '' && hash === ''
}

const address = z.string().transform((typed, context) => {
  const read = readEmail(typed)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: 'must be an email address' })
  return z.NEVER
})

const secret = z.string().min(32, 'must have at least 32 characters')
const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const limitNames = [
  'SIGN_UP_ADDRESS',
  'SIGN_UP_IP',
  'SIGN_UP_ALL',
  'REMINDER_ADDRESS',
  'REMINDER_IP',
  'REMINDER_ALL',
  'DONATION_IP',
  'DONATION_COOKIE',
  'DONATION_ALL',
  'DONATION_PROVED_IP',
  'SIGN_IN_ADDRESS',
  'SIGN_IN_IP',
  'SIGN_IN_ALL',
  'SIGN_IN_CODE_IP',
  'SECOND_FACTOR_PERSON',
  'DONATION_CHANGE',
  'MANAGE_LINK_ADDRESS',
  'MANAGE_LINK_IP',
  'CONTINUE_ADDRESS',
  'CONTINUE_IP',
  'CONTINUE_ALL',
  'PREFERENCES_PERSON',
  'PREFERENCES_ADDRESS',
  'PREFERENCES_IP',
  'CLICKS_IP',
  'THANK_YOU_IP',
] as const
export type LimitName = (typeof limitNames)[number]

/** "30/3600": 30 attempts in 3,600 seconds. */
const limit = z
  .string()
  .regex(/^\d{1,9}\/[1-9]\d{0,6}$/, 'must look like 30/3600: how many, in how many seconds')
  .transform((value) => {
    const [points, seconds] = value.split('/').map(Number)
    return { points: points ?? 0, seconds: seconds ?? 0 }
  })
type Limit = z.infer<typeof limit>

const limitDefaults: Record<LimitName, string> = {
  SIGN_UP_ADDRESS: '3/3600',
  SIGN_UP_IP: '30/3600',
  SIGN_UP_ALL: '3000/3600',
  REMINDER_ADDRESS: '5/3600',
  REMINDER_IP: '30/3600',
  REMINDER_ALL: '3000/3600',
  DONATION_IP: '20/3600',
  DONATION_COOKIE: '10/3600',
  DONATION_ALL: '2000/3600',
  DONATION_PROVED_IP: '60/3600',
  SIGN_IN_ADDRESS: '5/3600',
  SIGN_IN_IP: '30/3600',
  SIGN_IN_ALL: '3000/3600',
  SIGN_IN_CODE_IP: '60/3600',
  SECOND_FACTOR_PERSON: '10/900',
  DONATION_CHANGE: '20/86400',
  MANAGE_LINK_ADDRESS: '3/3600',
  MANAGE_LINK_IP: '30/3600',
  CONTINUE_ADDRESS: '3/3600',
  CONTINUE_IP: '30/3600',
  CONTINUE_ALL: '1000/3600',
  PREFERENCES_PERSON: '5/86400',
  PREFERENCES_ADDRESS: '3/86400',
  PREFERENCES_IP: '30/3600',
  CLICKS_IP: '300/600',
  THANK_YOU_IP: '60/600',
}

/** "20/60": from 20 cards tried, if 60 per cent or more are declined. */
const threshold = z
  .string()
  .regex(
    /^[1-9]\d{0,5}\/([1-9]\d?|100)$/,
    'must look like 20/60: from how many cards, and at how many per cent',
  )
  .transform((value) => {
    const [sample, percent] = value.split('/').map(Number)
    return { sample: sample ?? 0, opensAt: (percent ?? 0) / 100 }
  })

/** A PEM; in one line if its line ends are escaped as \n. nodemailer's signer supports RSA only. */
const rsaKey = z
  .string()
  .transform((value) => value.replaceAll('\\n', '\n'))
  .refine(isRsaKey, 'must be an RSA private key in PEM')

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

const mailFrom = z
  .string()
  .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/, 'must look like Name <address@example.org>')

const domainName = z
  .string()
  .regex(/^(?=.{4,190}$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i, 'must be a domain, such as bounces.example.org')
  .toLowerCase()

const dkimNames = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'] as const

type LimitSetting = `LIMIT_${LimitName}`

function limitSettings(): Record<LimitSetting, z.ZodType<Limit>> {
  const entry = (name: LimitName): [LimitSetting, z.ZodType<Limit>] => {
    return [`LIMIT_${name}`, z.string().default(limitDefaults[name]).pipe(limit)]
  }
  return Object.fromEntries(limitNames.map(entry)) as Record<LimitSetting, z.ZodType<Limit>>
}

const settingsSchema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    SITE_URL: origin,
    PORT: wholeNumber(1, 65_535).default(3000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: mailFrom,
    STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, 'must begin with sk_test_ or sk_live_'),
    STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\S+$/, 'must begin with whsec_'),
    STRIPE_API_BASE: origin.optional(),
    STRIPE_PATIENCE_MS: wholeNumber(100, 60_000).default(8000),
    CLOCK_URL: z.url({ protocol: /^https?$/ }).optional(),
    APP_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
      .string()
      .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64'),
    TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
    COUNTRY_HEADER: z
      .string()
      .regex(/^[\w-]+$/, 'must be the name of a header, such as cf-ipcountry')
      .toLowerCase()
      .optional(),
    DONATIONS_AT_RISK: z.enum(['open', 'closed'], 'must be open or closed').default('open'),
    NEUTRAL_MAIL: z.enum(['on', 'off'], 'must be on or off').default('off'),
    MAIL_FROM_NEUTRAL: mailFrom.optional(),
    FIRST_ADMIN_EMAIL: address.optional(),
    SEED: z.enum(['demo', 'none']).default('demo'),
    CARD_GUARD_ALL: z.string().default('20/60').pipe(threshold),
    CARD_GUARD_NETWORK: z.string().default('8/60').pipe(threshold),
    CARD_GUARD_WINDOW: wholeNumber(60, 86_400).default(3600),
    CARD_GUARD_COOL_DOWN: wholeNumber(60, 86_400).default(1800),
    PROOF_WORK: wholeNumber(2, 100_000).default(1000),
    PAGE_CACHE_MB: wholeNumber(0, 100_000).default(64),
    METRICS_PORT: wholeNumber(1, 65_535).optional(),
    WORKER_METRICS_PORT: wholeNumber(1, 65_535).optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    DKIM_DOMAIN: z
      .string()
      .regex(/^[a-z\d.-]+\.[a-z\d-]+$/i, 'must be a domain, such as example.org')
      .optional(),
    DKIM_SELECTOR: z
      .string()
      .regex(/^[\w.-]+$/, 'must be the name before ._domainkey in the DNS')
      .optional(),
    DKIM_PRIVATE_KEY: rsaKey.optional(),
    BULK_RATE: wholeNumber(0, 1_000_000).default(0),
    BULK_CONNECTIONS: wholeNumber(1, 50).default(4),
    WARM_UP_SINCE: z.iso.date('must be a day, such as 2026-11-27').optional(),
    RETURN_PATH_DOMAIN: domainName.optional(),
    RETURN_PATH_DOMAIN_NEUTRAL: domainName.optional(),
    RETURN_PATH_PORT: wholeNumber(1, 65_535).optional(),
    RETURN_PATH_TLS_CERT: z.string().max(4_096).optional(),
    RETURN_PATH_TLS_KEY: z.string().max(4_096).optional(),
    MTA_STS_BASE: origin.optional(),
    DNS_RESOLVER: z
      .string()
      .regex(/^(?:[\d.]+|\[[\da-f:]+\])(?::\d{1,5})?$/i, 'must be an IP address, with or without a port')
      .optional(),
    WELCOME_SERIES: z.enum(['on', 'off'], 'must be on or off').default('on'),
    COUNT_CLICKS: z.enum(['on', 'off'], 'must be on or off').default('on'),
    MAIL_EVENTS_SNS_TOPIC: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:sns:[a-z\d-]+:\d{12}:[\w-]+$/,
        'must look like arn:aws:sns:<region>:<account>:<name>',
      )
      .optional(),
    MAIL_EVENTS_SNS_BASE: origin.optional(),
    MAIL_EVENTS_POSTMARK_SECRET: secret.optional(),
    MAIL_EVENTS_MAILGUN_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
    MAIL_EVENTS_SECRET: secret.optional(),
    ...limitSettings(),
  })
  .superRefine((settings, context) => {
    const missing = dkimNames.filter((name) => settings[name] === undefined)
    if (missing.length === dkimNames.length) return
    for (const name of missing)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'must be set together with the other DKIM settings',
      })
  })
  .superRefine((settings, context) => {
    if (settings.RETURN_PATH_DOMAIN !== undefined) return
    for (const name of ['RETURN_PATH_DOMAIN_NEUTRAL', 'RETURN_PATH_PORT'] as const) {
      const message = 'can only be set together with RETURN_PATH_DOMAIN'
      if (settings[name] !== undefined) context.addIssue({ code: 'custom', path: [name], message })
    }
  })
  .superRefine((settings, context) => {
    const names = ['RETURN_PATH_TLS_CERT', 'RETURN_PATH_TLS_KEY'] as const
    const missing = names.filter((name) => settings[name] === undefined)
    if (missing.length !== 1) return
    const message = 'must be set together with the other file of the certificate'
    context.addIssue({ code: 'custom', path: missing, message })
  })
  .superRefine((settings, context) => {
    if (!isLiveKey(settings.STRIPE_SECRET_KEY)) return
    for (const name of ['STRIPE_API_BASE', 'CLOCK_URL', 'MAIL_EVENTS_SNS_BASE'] as const) {
      if (settings[name] === undefined) continue
      const message = 'cannot be set together with a live Stripe key: real payments need the real time'
      context.addIssue({ code: 'custom', path: [name], message })
    }
  })

/** All settings that the product reads. */
export const settingNames = Object.keys(settingsSchema.shape)

export type Settings = z.infer<typeof settingsSchema>

/** Names every missing or malformed setting at once, so that all can be fixed together. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/** Parses an environment. An empty value counts as absent. @throws {SettingsError} */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const named = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(named)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => explain(issue, named))
  faults.push(...unknownLimits(named))
  if (parsed.success && faults.length === 0) return parsed.data
  throw new SettingsError(
    `These settings need attention (each is explained in .env.example):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
}

function explain(issue: z.core.$ZodIssue, environment: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  return environment[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`
}

/** Finds misspelt limit names: such a line would silently leave the default in force. */
function unknownLimits(environment: Record<string, string | undefined>): string[] {
  const known = new Set<string>(limitNames.map((name) => `LIMIT_${name}`))
  return Object.keys(environment)
    .filter((name) => name.startsWith('LIMIT_') && !known.has(name))
    .map((name) => `${name} is not one of our limits, which are ${[...known].join(', ')}`)
}

export function isLiveKey(key: string): boolean {
  return /^(sk|rk)_live_/.test(key)
}

let cached: Settings | undefined

/** The settings of this process, parsed once. @throws {SettingsError} */
export function settings(): Settings {
  cached ??= readSettings(process.env)
  return cached
}
