import type { Day } from '../days'
import type { SuppressionReason } from '../newsletter/suppression/suppress-address'

/** Systems whose exports we recognise by their columns. `own` is our export of subscribers. */
export type ListProvider =
  | 'mailchimp'
  | 'substack'
  | 'ghost'
  | 'beehiiv'
  | 'kit'
  | 'listmonk'
  | 'campaign_monitor'
  | 'brevo'
  | 'mailerlite'
  | 'buttondown'
  | 'own'

/** What a column of a list becomes. */
export const meanings = [
  'email',
  'name',
  'first_name',
  'last_name',
  /** Says who may be mailed, by a word ("unsubscribed", "active") or by yes and no. */
  'status',
  'tags',
  'note',
  'signed_up_at',
  'confirmed_at',
  'unsubscribed_at',
  'unsubscribe_reason',
  'suppressed_at',
  'suppressed_reason',
  'paused_until',
  'source',
  'ip',
  /** Only in our own export: the consent as we recorded it. */
  'agreed_by',
  'agreed_at',
  'wording_version',
  'ignored',
] as const
export type Meaning = (typeof meanings)[number]

/** Who a person is to us after the import. `never_agreed` may be left out or asked to confirm. */
export const standings = ['subscribed', 'unsubscribed', 'suppressed', 'never_agreed'] as const
export type Standing = (typeof standings)[number]

/** By the names that TextDecoder has for them; it does not know the last. */
export const encodings = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252'] as const),
  ...(['koi8-r', 'koi8-u', 'x-mac-cyrillic', 'iso-8859-5', 'ibm866', 'macintosh', 'iso-8859-15'] as const),
  ...(['windows-1250', 'iso-8859-2', 'windows-1257', 'windows-1254', 'windows-1253', 'iso-8859-7'] as const),
  ...(['windows-1255', 'ibm850'] as const),
] as const
export type Encoding = (typeof encodings)[number]
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]
export type DateOrder = 'day_first' | 'month_first'

/**
 * What becomes of dates in a column that cannot be read: left empty, or their rows are rejected if their people would be
 * mailed; or in which order the dates of this column stand.
 */
export const dateChoices = ['empty', 'reject', 'day_first', 'month_first', 'year_first'] as const
export type DateChoice = (typeof dateChoices)[number]

/** A file that can be read more than once. `name` is the name that its owner gave it. */
export type ListFile = { name: string; open: () => AsyncIterable<Uint8Array> }

/**
 * How a file is read: what we recognised, with the decisions of a person in place of our own. It is stored as JSON with
 * the import, so the worker reads the file exactly as the preview showed it.
 */
export type Mapping = {
  /** Of the part with most rows. */
  provider: ListProvider | null
  /** Of the first part, for a person to see and change. Null for XLSX, which has neither. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** One for each file in a ZIP, one for each sheet of an XLSX file that has rows, and one for any other file. */
  parts: PartMapping[]
  dateOrder: DateOrder | null
}

export type PartMapping = {
  /** The name inside the ZIP or of the sheet, if there are several; the name of the file itself otherwise. */
  name: string
  provider: ListProvider | null
  /** The files of a ZIP may differ in both. Null for XLSX. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** The line with the names of the columns; rows before it are titles. Null if the file begins with its first person. */
  headerLine: number | null
  /**
   * In the order of the columns. `name` is as the file has it, cut to 60 characters. Several columns are `email` in a
   * list of addresses alone, "a@example.org, b@example.org": each cell is a person.
   */
  columns: MappedColumn[]
  /**
   * What each value of a status column means, by `<column's place>:<value in lower case>`. Null: not understood and not
   * yet decided.
   */
  statuses: Record<string, Standing | null>
  /** For all rows of this part, from its name or its columns: Mailchimp's "cleaned" file is `suppressed`. */
  standing: Standing | null
}

export type MappedColumn = {
  name: string
  meaning: Meaning
  /** Only by decision. */
  dates?: DateChoice
  /** True if a person agreed that damaged text in this column is mended. */
  isMended?: boolean
  /**
   * Of a status column: true if it says only who has left, as its whole, mended name says. Missing in what an earlier
   * version stored.
   */
  isObjection?: boolean
}

/**
 * What a person decided, in place of what we recognised. Each decision also answers the question about it. Encoding and
 * delimiter are for all parts, but a UTF-16 mark at the beginning of a part says more than a decision. Of several
 * parts, the encoding is decided for those whose own is in doubt.
 */
export type Decisions = {
  encoding?: Encoding
  delimiter?: Delimiter
  dateOrder?: DateOrder
  /** By the name of the part. `columns` by place, counted from 0; `statuses` by the keys of `PartMapping`. */
  parts?: Record<
    string,
    {
      columns?: Record<string, Meaning>
      statuses?: Record<string, Standing>
      standing?: Standing
      dates?: Record<string, DateChoice>
      mended?: Record<string, boolean>
    }
  >
}

/** What a person must decide before anybody can be imported. */
export type Question =
  /** The bytes make sense in several encodings, or in none. `examples`: how some of them look in each. */
  | { about: 'encoding'; part: string; examples: { encoding: Encoding; text: string }[] }
  | { about: 'email_column'; part: string }
  /** A column that looks as if it said who may be mailed. It must be given a meaning, or be ignored by decision. */
  | { about: 'status_column'; part: string; column: number; name: string; example: string | null }
  | { about: 'status_value'; part: string; column: number; name: string; value: string; rows: number }
  /** The name of the file looks as if its people had left, bounced or never agreed. */
  | { about: 'file_name'; part: string; suggested: Standing }
  /** This provider says who may be mailed, but this part does not. The standing of the part is the answer. */
  | { about: 'no_status'; part: string; provider: ListProvider }
  /** No row of the file shows whether the day or the month comes first. `example` is one of its dates. */
  | { about: 'date_order'; example: string }

/**
 * What a person should see before they import, and may decide otherwise. Nobody has to answer: without a decision, an
 * unreadable date is left empty, or rejects its row where it is evidence of consent, and text stays as it is.
 */
export type Notice = {
  about: 'unreadable_dates' | 'damaged_text'
  part: string
  column: number
  name: string
  meaning: Meaning
  rows: number
  /** The first ones. `mended`: how damaged text would be read; empty for a date. */
  examples: NoticeExample[]
}
export type NoticeExample = { line: number; value: string; mended: string }

/** The first pass over a whole file. */
export type Survey = {
  mapping: Mapping
  questions: Question[]
  notices: Notice[]
  /** The first rows of each part as the file has them, for the preview. */
  samples: { part: string; rows: string[][] }[]
  rows: number
}

/**
 * Why a file cannot be read at all. `line` is counted from 1; null if unknown. `part` is null unless the file has
 * several.
 */
export type FileFault = {
  part: string | null
  reason:
    | 'empty'
    | 'not_text'
    | 'not_csv'
    | 'too_long'
    | 'too_wide'
    | 'cut_off'
    | 'unknown_format'
    | 'has_password'
    | 'too_large'
  line: number | null
}

/** One row, judged by itself. Whether we know its person is for the database to find out. */
export type ImportLine = {
  /** Counted from 1 in its part. */
  line: number
  part: string
  email: string
  state: 'confirmed' | 'unsubscribed' | 'unconfirmed'
  suppressed: { at: Date | null; reason: SuppressionReason } | null
  name: string | null
  note: string | null
  tags: string[]
  signedUpAt: Date | null
  confirmedAt: Date | null
  unsubscribedAt: Date | null
  pausedUntil: Day | null
  /** Where this person agreed, if the row says so. */
  source: string | null
  /** /24 of an IPv4 address, /56 of an IPv6 address. */
  ipPrefix: string | null
  agreedBy: string | null
  agreedAt: Date | null
  wordingVersion: string | null
}

/** Why a row is not taken. */
export type LineReason =
  | 'too_many_columns'
  | 'no_address'
  | 'not_an_address'
  | 'too_long'
  | 'two_addresses'
  | 'throw_away'
  | 'date_unreadable'
  | 'confirmed_in_future'
  | 'source_too_long'

export type RejectedLine = { line: number; part: string; reason: LineReason; value: string }

export type LinePiece = { taken: ImportLine[]; rejected: RejectedLine[] }
