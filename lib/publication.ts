/**
 * Everything that is specific to The Moscow Times. Another newsroom changes this file, `public/` and the privacy
 * policy.
 */
export const publication = {
  name: 'The Moscow Times',
  motto: 'Independent news from Russia',
  description: 'Independent reporting on Russia, in English, paid for by its readers.',
  language: 'en',
  /** The languages of the pages and mails around the articles; each but English has its addresses below its code. */
  languages: ['en'] as readonly ('en' | 'ru')[],
  locale: 'en-US',
  /** IANA time zone for printed dates and due reminders. */
  timeZone: 'Europe/Amsterdam',
  /** ISO 4217, lower case as Stripe writes it: the first currency in the donation box. */
  currency: 'usd',
  currencies: ['usd', 'eur', 'gbp'],
  sender: { name: 'The Moscow Times', address: 'newsletter@themoscowtimes.example' },
  contact: 'support@themoscowtimes.example',
  /** Where to report a vulnerability: /.well-known/security.txt. */
  securityContact: 'security@themoscowtimes.example',
  /** The text on the donor's bank statement: neutral on purpose, at most 22 characters. */
  statementDescriptor: 'TMT SUPPORT',
  /** ISO 3166 codes of countries that prosecute people who donate to us. The donation box warns readers there. */
  countriesAtRisk: ['RU'] as readonly string[],
  /** The sender's name for readers who chose neutral mail. */
  neutralSenderName: 'Reader Service',
  newsletter: { name: 'The Weekly', day: 'Friday', hour: 7 },
  founded: 1992,
} as const

export type Currency = (typeof publication.currencies)[number]
