import { addDays, comingDay, dayOf, instantOn, isDay, type Day } from '../days'
import type { ServerText } from '../languages/text'
import { publication } from '../publication'
import { refuse, succeed, type Result } from '../result'

/** Version and date of the privacy policy at /privacy. Change both together, and say on the page what changed. */
export const policyVersion = '1.5'
export const policyDate = '2026-11-28'

/**
 * The sentence beside the button in each language, word for word; the consent ledger stores it with its version. The
 * words between the marks are the link, and are stored without the marks.
 */
const consentSentences = {
  en: `Sign up for our free weekly newsletter from ${publication.name}, every Friday. Subscribers agree to the [Privacy Policy].`,
  ru: `Подпишитесь на бесплатную еженедельную рассылку ${publication.name}, она выходит по пятницам. Подписываясь, вы принимаете [политику конфиденциальности].`,
}

export const consentWording = {
  en: consentOf('2026-11-23', consentSentences.en),
  ru: consentOf('2026-11-28-ru', consentSentences.ru),
}

function consentOf(version: string, sentence: string) {
  const [before = '', link = '', after = ''] = sentence.split(/[[\]]/)
  return { version, text: before + link + after, parts: { before, link, after } }
}

/** The day of the next edition whose hour is still ahead. "On Friday" says too little on a Friday. */
export function comingEditionDay(now: Date): Day {
  const { day: weekday, hour } = publication.newsletter
  return comingDay(now, { weekday, hour })
}

/** Where people agreed, as described by the person who imports them. */
export const longestSource = 300

/**
 * Why an address is suppressed, the strongest last: a later reason replaces only a weaker one. `bounces` are five soft
 * bounces in a row; `staff` is a decision of staff.
 */
export const suppressionReasons = ['bounces', 'bounce', 'complaint', 'staff'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** Those that say that the mailbox did not work. */
export const bounceReasons = ['bounces', 'bounce'] as const satisfies SuppressionReason[]

/**
 * Suppressions that end when the owner of the mailbox confirms a sign-up: a mailbox that gets our mail works again, and a
 * reader who complained may change their mind. `erased` is an address that its reader had erased. What staff decided
 * stays.
 */
const endedByReader: readonly string[] = [...bounceReasons, 'complaint', 'erased']

export function mayReaderEnd(reason: string): boolean {
  return endedByReader.includes(reason)
}

/** How often a suppressed address may get a confirmation mail: strangers could enter it into the form. */
export const suppressedPauseDays = { bounce: 1, complaint: 30 } as const

/** The subjects of the two mails that can follow a sign-up; the page after the form names them. */
export function confirmSubject(t: ServerText): string {
  return t('Confirm your subscription to {paper}', { paper: publication.name })
}
export function alreadySubscribedSubject(t: ServerText): string {
  return t('You are already subscribed')
}

/** A confirm link works for three days: long enough for a weekend, short enough to limit misuse. */
export const confirmDays = 3

/** A sign-up is reminded of from the second morning after it, only in the daytime, and only while its link works. */
const nudgeAfterDays = 2
const nudgeHours = { first: 9, last: 20 }

/** The sign-ups that may be reminded of now, by when they were made; null at night. */
export function nudgedSignUps(now: Date): { from: Date; to: Date } | null {
  const today = dayOf(now)
  if (now < instantOn(today, nudgeHours.first) || now >= instantOn(today, nudgeHours.last)) return null
  return {
    from: instantOn(addDays(today, -confirmDays)),
    to: instantOn(addDays(today, 1 - nudgeAfterDays)),
  }
}

export type ConfirmLink = 'ready' | 'confirmed' | 'expired' | 'unknown'

/** Unconfirmed addresses are erased after this many days. */
export const unconfirmedDays = 30

/** The pauses offered by name, in weeks; any other is entered as a date. */
export const pauseWeeks = [2, 4, 12] as const
/** A pause is never longer than a year. */
export const longestPauseDays = 366

export type PauseChoice = { weeks: string; ownDay?: string | undefined }
export type PauseRefusal =
  | { reason: 'no_day' }
  | { reason: 'too_soon'; earliest: Day }
  | { reason: 'too_late'; latest: Day }

/** Turns a number of weeks, or "own" with a typed date, into the first day on which an edition may come again. */
export function readPause({ weeks, ownDay }: PauseChoice, now: Date): Result<Day, PauseRefusal> {
  const today = dayOf(now)
  const offered = pauseWeeks.find((count) => String(count) === weeks)
  if (offered !== undefined) return succeed(addDays(today, 7 * offered))
  const [earliest, latest] = [addDays(today, 1), addDays(today, longestPauseDays)]
  if (weeks !== 'own' || ownDay === undefined || !isDay(ownDay)) return refuse({ reason: 'no_day' })
  if (ownDay < earliest) return refuse({ reason: 'too_soon', earliest })
  return ownDay > latest ? refuse({ reason: 'too_late', latest }) : succeed(ownDay)
}

export function explainPause(refusal: PauseRefusal, t: ServerText): string {
  switch (refusal.reason) {
    case 'no_day':
      return t('Choose for how long, or enter a date.')
    case 'too_soon':
      return t('Choose {day} or later.', { day: t.day(refusal.earliest) })
    case 'too_late':
      return t('Choose {day} or earlier.', { day: t.day(refusal.latest) })
  }
}

/** Both mailboxes have three days to agree to a change of address. */
export const addressChangeDays = 3

/** Which mailbox the button was sent to: the old address or the new one. */
export type AddressSide = 'leave-old-address' | 'take-new-address'

/**
 * If a change is never confirmed by both, the new address is erased after this many days, because its owner may know
 * nothing about it.
 */
export const openChangeDays = 30

export type ChangeFacts = {
  oldConfirmedAt: Date | null
  newConfirmedAt: Date | null
  doneAt: Date | null
  /** False once a later request replaced it, the subscription ended, or its address has changed. */
  isCurrent: boolean
  isExpired: boolean
}

/**
 * The state of a change of address, as one of its two links shows it. Only the new mailbox is told that its address has
 * become a subscription in the meantime.
 */
export function standingOf(
  side: AddressSide,
  change: ChangeFacts,
): 'ready' | 'waiting' | 'done' | 'taken' | 'over' {
  if (change.doneAt !== null) return 'done'
  if (!change.isCurrent || change.isExpired) return 'over'
  const [mine, other] =
    side === 'leave-old-address'
      ? [change.oldConfirmedAt, change.newConfirmedAt]
      : [change.newConfirmedAt, change.oldConfirmedAt]
  if (mine === null) return 'ready'
  return other !== null && side === 'take-new-address' ? 'taken' : 'waiting'
}
