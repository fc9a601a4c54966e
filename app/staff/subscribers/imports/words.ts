import type { ImportState } from '@/lib/desk/imports/find-import'
import type { RejectionReason } from '@/lib/desk/imports/list-rejections'
import type { Encoding, ListProvider, Meaning, Standing } from '@/lib/imports/rules'
import type { Verdict } from '@/lib/imports/verdicts'

export const importStateWords: Record<ImportState, string> = {
  uploading: 'Arriving',
  uploaded: 'Being read',
  asked: 'Needs your answers',
  mapped: 'Being read',
  staged: 'Ready to import',
  importing: 'Being imported',
  done: 'Imported',
  undoing: 'Being undone',
  undone: 'Undone',
  discarded: 'Discarded',
  failed: 'Could not be read',
}

export const providerWords: Record<ListProvider, string> = {
  mailchimp: 'Mailchimp',
  substack: 'Substack',
  ghost: 'Ghost',
  beehiiv: 'beehiiv',
  kit: 'Kit (ConvertKit)',
  listmonk: 'listmonk',
  campaign_monitor: 'Campaign Monitor',
  brevo: 'Brevo',
  mailerlite: 'MailerLite',
  buttondown: 'Buttondown',
  own: 'our own export',
}

export const meaningWords: Record<Meaning, string> = {
  email: 'Email address',
  name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  status: 'Status: who may be emailed',
  tags: 'Tags',
  note: 'Note',
  signed_up_at: 'When they signed up',
  confirmed_at: 'When they confirmed',
  unsubscribed_at: 'When they unsubscribed',
  unsubscribe_reason: 'Why they unsubscribed',
  suppressed_at: 'Suppressed since',
  suppressed_reason: 'Why they are suppressed',
  paused_until: 'Paused until',
  source: 'Where they agreed',
  ip: 'IP address (only its network is kept)',
  agreed_by: 'How they agreed',
  agreed_at: 'When they agreed',
  wording_version: 'Version of the words they agreed to',
  ignored: 'Not used',
}

export const standingWords: Record<Standing, string> = {
  subscribed: 'Subscribed: may be emailed',
  unsubscribed: 'Unsubscribed',
  suppressed: 'Suppressed: bounced, complained or blocked',
  never_agreed: 'Never agreed, or never confirmed',
}

export const encodingWords: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (Excel’s “Unicode text”)',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1252': 'Windows-1252 (Western European)',
  'koi8-r': 'KOI8-R (Russian)',
  'koi8-u': 'KOI8-U (Ukrainian)',
  'x-mac-cyrillic': 'Mac (Cyrillic)',
  'iso-8859-5': 'ISO-8859-5 (Cyrillic)',
  ibm866: 'DOS 866 (Cyrillic)',
  macintosh: 'Mac (Western European)',
  'iso-8859-15': 'ISO-8859-15 (Western European)',
  'windows-1250': 'Windows-1250 (Central European)',
  'iso-8859-2': 'ISO-8859-2 (Central European)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1253': 'Windows-1253 (Greek)',
  'iso-8859-7': 'ISO-8859-7 (Greek)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  ibm850: 'DOS 850 (Western European)',
}

/** What rows become: before the import, and after it. */
export const verdictWords: Record<Verdict, { before: string; after: string }> = {
  subscribed: { before: 'Will receive the newsletter', after: 'Receive the newsletter' },
  unsubscribed: { before: 'Will be recorded as unsubscribed', after: 'Recorded as unsubscribed' },
  suppressed: {
    before: 'Will be recorded as suppressed (bounced, complained or blocked)',
    after: 'Recorded as suppressed (bounced, complained or blocked)',
  },
  unconfirmed: { before: 'Will be kept as not confirmed', after: 'Kept as not confirmed' },
  invited: { before: 'Will be asked to confirm', after: 'Asked to confirm by email' },
  never_agreed: { before: 'Never agreed: left out', after: 'Never agreed: left out' },
  stops: {
    before: 'Subscribed here, and will stop receiving the newsletter',
    after: 'Subscribed here before, and stopped receiving the newsletter',
  },
  marked: {
    before: 'Here already and not receiving: will be recorded as the file says',
    after: 'Here already and not receiving: recorded as the file says',
  },
  known: { before: 'Already here: stay as they are', after: 'Already here: stayed as they were' },
  left_before: { before: 'Unsubscribed here: stay so', after: 'Unsubscribed here: stayed so' },
  suppressed_before: { before: 'Suppressed here: stay so', after: 'Suppressed here: stayed so' },
  erased: { before: 'Erased on request: left out', after: 'Erased on request: left out' },
}

/** Why a row was not taken, as a sentence for the person who corrects the file. */
export const reasonWords: Record<RejectionReason, string> = {
  too_many_columns:
    'This row has more columns than the first row. Is a separator missing its quotation marks?',
  no_address: 'There is no address here.',
  not_an_address: 'This is not an email address.',
  too_long: 'This address is longer than email allows.',
  two_addresses: 'There are two addresses here. Put each on its own row.',
  throw_away: 'A disposable mailbox.',
  date_unreadable: 'A date cannot be read; write it as 2024-03-05, or with its time and zone.',
  confirmed_in_future: 'The date of confirmation is in the future.',
  source_too_long: 'The source has more than 300 characters.',
  twice: 'This address is in the file more than once. The most careful of its rows was taken.',
  never_agreed: 'The file says that this person never agreed, or never confirmed.',
  left_before: 'This reader unsubscribed here. Only they can subscribe again.',
  suppressed_before: 'Suppressed here: we must not write to this address.',
}
