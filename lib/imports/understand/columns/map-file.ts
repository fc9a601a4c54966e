import type { DateOrder, Decisions, Question, Survey } from '../../rules'
import { isEmailName } from '../words/column-names'
import { mapPart, type MappedPart } from './map-part'
import { isDateMeaning } from './profile-column'
import type { SurveyedPart } from './survey-part'

/** Puts together what was found in the parts of a file. */
export function mapFile(
  parts: readonly SurveyedPart[],
  { fileName, decided }: { fileName: string; decided: Decisions },
): Survey {
  const kept = withPeople(parts)
  const mapped = kept.map((part) => mapPart(part, { fileName, isOnly: kept.length === 1 }))
  const dates = orderOf(kept, mapped)
  const dateOrder = decided.dateOrder ?? dates.order
  const largest = [...kept].sort((one, other) => other.rows - one.rows)[0]
  const text = kept.find(({ encoding }) => encoding !== null)
  const questions = mapped.flatMap((part) => part.questions)
  if (dateOrder === null && dates.question !== null) questions.push(dates.question)
  return {
    mapping: {
      provider: largest?.known?.provider ?? null,
      encoding: text?.encoding ?? null,
      delimiter: text?.delimiter ?? null,
      parts: mapped.map(({ mapping }) => mapping),
      dateOrder,
    },
    questions,
    notices: mapped.flatMap((part) => part.notices),
    samples: kept.map(({ name, sample }) => ({ part: name, rows: sample })),
    rows: kept.reduce((sum, { rows }) => sum + rows, 0),
  }
}

/** A sheet of notes or a readme file beside the lists names nobody. A file without any address is kept for its question. */
function withPeople(parts: readonly SurveyedPart[]): readonly SurveyedPart[] {
  const some = parts.filter(
    ({ rows, columns }) =>
      rows > 0 &&
      columns.some(
        ({ decided, key, profile }) => decided === 'email' || isEmailName(key) || profile.addresses > 0,
      ),
  )
  if (some.length > 0) return some
  const first = parts.find(({ rows }) => rows > 0) ?? parts.find(({ headerLine }) => headerLine !== null)
  return first === undefined ? [] : [first]
}

type Orders = { order: DateOrder | null; question: Question | null }

/** The order that all dates of the file allow, if some allow one alone. */
function orderOf(parts: readonly SurveyedPart[], mapped: readonly MappedPart[]): Orders {
  const profiles = parts.flatMap(({ columns }, index) =>
    columns
      .filter(({ place }) => isDateMeaning(mapped[index]?.mapping.columns[place]?.meaning ?? 'ignored'))
      .map(({ profile }) => profile),
  )
  const shows = (order: DateOrder) => profiles.some(({ clues }) => clues[order] > 0)
  const [dayFirst, monthFirst] = [shows('day_first'), shows('month_first')]
  if (dayFirst !== monthFirst) return { order: dayFirst ? 'day_first' : 'month_first', question: null }
  const example = profiles.map(({ unclear }) => unclear).find((each) => each !== null) ?? null
  return { order: null, question: example === null ? null : { about: 'date_order', example } }
}
