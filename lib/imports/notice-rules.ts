import type { MappedColumn, Notice } from './rules'

/**
 * What becomes of the dates that cannot be read. Without a decision: where the date is evidence of consent, or would stop
 * the mail, its row is rejected if its person would be mailed; any other date is left empty.
 */
export function choiceFor(
  { meaning }: Pick<Notice, 'meaning'>,
  { dates }: Pick<MappedColumn, 'dates'>,
): 'empty' | 'reject' {
  if (dates === 'empty' || dates === 'reject') return dates
  return meaning === 'confirmed_at' || meaning === 'paused_until' ? 'reject' : 'empty'
}

/** `, for example “31/31/2024” (line 3)`; damaged text with what it would become. */
export function sayExamples({ examples }: Notice): string {
  if (examples.length === 0) return ''
  const said = examples.map(({ line, value, mended }) =>
    mended === '' ? `“${value}” (line ${line})` : `“${value}” for “${mended}” (line ${line})`,
  )
  return `, for example ${said.join(', ')}`
}
