/** What a row of a file becomes, once its person was looked up. */
export const verdicts = [
  /** Added, and gets the next edition. */
  'subscribed',
  /** Added as somebody who left, or must not be mailed. */
  'unsubscribed',
  'suppressed',
  /** Added as not confirmed; only from our own export, which knows such people. */
  'unconfirmed',
  /** Added as not confirmed, and mailed a link to confirm. */
  'invited',
  /** Left out: nobody says that they agreed. */
  'never_agreed',
  /** Known, and will stop receiving: the file says that they left or must not be mailed. */
  'stops',
  /** Known and not receiving; what the file says is recorded beside that. */
  'marked',
  /** Known, and stays as it is. */
  'known',
  /** Left or was suppressed here; no file brings them back. */
  'left_before',
  'suppressed_before',
  /** Erased on request; only their own sign-up brings them back. */
  'erased',
] as const
export type Verdict = (typeof verdicts)[number]

/** How many rows become what. */
export type Counts = Partial<Record<Verdict, number>>

export const addedVerdicts = ['subscribed', 'unsubscribed', 'suppressed', 'unconfirmed', 'invited'] as const
export const changedVerdicts = ['stops', 'marked'] as const

/** Why a row was not taken, beside the reasons of its own content: it appears twice, or its person is known. */
export type TurnedAway = 'twice' | 'never_agreed' | 'left_before' | 'suppressed_before'

export function sumOf(counts: Counts, of: readonly Verdict[]): number {
  return of.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0)
}

export function addCounts(one: Counts, other: Counts): Counts {
  const sums = verdicts.map((verdict) => [verdict, (one[verdict] ?? 0) + (other[verdict] ?? 0)] as const)
  return Object.fromEntries(sums.filter(([, sum]) => sum > 0))
}
