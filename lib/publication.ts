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
  languages: ['en', 'ru'] as readonly ('en' | 'ru')[],
  locale: 'en-US',
  /** IANA time zone for printed dates and due reminders. */
  timeZone: 'Europe/Amsterdam',
  /** ISO 4217, lower case as Stripe writes it: the first currency in the donation box. */
  currency: 'usd',
  currencies: ['usd', 'eur', 'gbp'],
  sender: { name: 'The Moscow Times', address: 'newsletter@themoscowtimes.example' },
  /**
   * Who stands behind the paper, as registered. Readers see it in the footer, the privacy policy, beside the donation
   * box, in receipts and at the foot of mails. These values are examples, as the addresses are: each newsroom puts its
   * own here. Until it does, web and worker warn at their start and the desk shows a notice (lib/legal.ts).
   */
  legal: {
    name: 'Example News Foundation',
    form: 'Foundation (stichting) under Dutch law',
    address: ['Example Street 1', '1000 AA Amsterdam', 'The Netherlands'] as readonly string[],
    registration: 'Chamber of Commerce (KvK) number 00000000',
    taxStatus: 'Not registered as a charity for tax (no ANBI status).',
    receiptNote:
      'A receipt proves what you paid. You cannot use it to deduct the donation from your tax, because we are not registered as a charity for tax.',
  },
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
