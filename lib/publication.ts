/**
 * Everything that makes this site The Moscow Times and not another paper. Another newsroom changes this file,
 * `public/` and the privacy policy, and has its own.
 */
export const publication = {
  name: 'The Moscow Times',
  motto: 'Independent news from Russia',
  description: 'Independent reporting on Russia, in English, paid for by its readers.',
  language: 'en',
  locale: 'en-US',
  /** IANA zone in which dates are printed and reminders fall due. */
  timeZone: 'Europe/Amsterdam',
  /** ISO 4217, lower case as Stripe writes it: what the box offers first. */
  currency: 'usd',
  currencies: ['usd', 'eur', 'gbp'],
  sender: { name: 'The Moscow Times', address: 'letters@themoscowtimes.example' },
  contact: 'support@themoscowtimes.example',
  /** Where somebody who has found a weakness tells us: /.well-known/security.txt. */
  securityContact: 'security@themoscowtimes.example',
  /** What a donor finds on the bank statement: neutral on purpose, at most 22 characters. */
  statementDescriptor: 'TMT SUPPORT',
  /** ISO 3166 codes of countries whose law punishes those who give to us: there the box says so in full words. */
  countriesAtRisk: ['RU'] as readonly string[],
  /** What a mail is from for a reader who keeps sender and subject neutral. */
  neutralSenderName: 'Reader Service',
  newsletter: { name: 'The Weekly', day: 'Friday', hour: 7 },
  founded: 1992,
} as const

export type Currency = (typeof publication.currencies)[number]
