import type { Meaning, Notice } from '../../rules'
import type { MappedColumns } from './map-columns'
import { isDateMeaning, type Noted } from './profile-column'
import type { SurveyedPart } from './survey-part'

/** The meanings whose text is kept, or mailed to. */
const textMeanings: readonly Meaning[] = [
  ...(['email', 'name', 'first_name', 'last_name', 'note', 'tags', 'source'] as const),
]

/** What of a part cannot be read, or looks damaged, in the columns that are used. */
export function noticesOf(part: SurveyedPart, columns: MappedColumns['columns']): Notice[] {
  return part.columns.flatMap(({ place, name, profile }): Notice[] => {
    const meaning = columns[place]?.meaning ?? 'ignored'
    const notice = (about: Notice['about'], { rows, examples }: Noted): Notice => {
      return { about, part: part.name, column: place, name, meaning, rows, examples }
    }
    // A decision stays to be seen, and to be changed, also where it left nothing unreadable.
    const hasDates = profile.unreadable.rows > 0 || part.decided.dates?.[place] !== undefined
    if (isDateMeaning(meaning)) return hasDates ? [notice('unreadable_dates', profile.unreadable)] : []
    const isDamaged = textMeanings.includes(meaning) && profile.damaged.rows > 0
    return isDamaged ? [notice('damaged_text', profile.damaged)] : []
  })
}
