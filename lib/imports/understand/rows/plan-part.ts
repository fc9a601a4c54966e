import type { SuppressionReason } from '../../../newsletter/suppression/suppress-address'
import {
  meanings,
  type DateChoice,
  type DateOrder,
  type ListProvider,
  type Meaning,
  type PartMapping,
  type Standing,
} from '../../rules'
import { normaliseName } from '../words/normalise-name'
import { exportsUtc } from '../words/providers'
import { suppressionReasonOf } from '../words/status-values'
import type { DateReading } from '../dates/read-date'
import { isObjection } from '../columns/survey-part'

/** What the rows of a part are judged by, worked out once. */
export type PartPlan = {
  part: string
  provider: ListProvider | null
  width: number
  places: Record<Meaning, readonly number[]>
  status: readonly StatusColumn[]
  /** The key of a row in which no column says who may be mailed; null if no column needs to. */
  silent: string | null
  statuses: PartMapping['statuses']
  standing: Standing | null
  /** Of a part whose people are all suppressed, and of a date of suppression in each column. */
  partReason: SuppressionReason
  reasons: Readonly<Record<number, SuppressionReason>>
  dates: DateReading
  /** What a person chose for the dates of single columns, by place. */
  choices: ReadonlyMap<number, DateChoice>
  readings: ReadonlyMap<number, DateReading>
  /** The places of columns whose damaged text is mended. */
  mended: readonly number[]
  now: Date
}

type StatusColumn = { place: number; isObjection: boolean; reason: SuppressionReason }

export function planPart(
  mapping: PartMapping,
  { dateOrder, now }: { dateOrder: DateOrder | null; now: Date },
): PartPlan {
  const columns = mapping.columns.map((column, place) => ({ ...column, place }))
  const status = columns
    .filter(({ meaning }) => meaning === 'status')
    .map(({ place, name, isObjection: known }) => ({
      place,
      isObjection: known ?? isObjection(normaliseName(name)),
      reason: suppressionReasonOf(name),
    }))
  const asked = status.find((column) => !column.isObjection)
  const isUtc = exportsUtc(mapping.provider)
  const choices = new Map(
    columns.flatMap(({ place, dates }) => (dates === undefined ? [] : [[place, dates] as const])),
  )
  const names = columns.map(({ name }) => name).join(' ')
  return {
    part: mapping.name,
    provider: mapping.provider,
    width: columns.length,
    places: placesByMeaning(columns),
    status,
    silent: asked === undefined ? null : `${asked.place}:`,
    statuses: mapping.statuses,
    standing: mapping.standing,
    partReason: /clean_time/i.test(names) ? 'bounce' : suppressionReasonOf(mapping.name),
    reasons: Object.fromEntries(columns.map(({ place, name }) => [place, suppressionReasonOf(name)])),
    dates: { order: dateOrder, isUtc },
    choices,
    readings: readingsOf(choices, { isUtc }),
    mended: columns.filter(({ isMended }) => isMended).map(({ place }) => place),
    now,
  }
}

/** Of the columns for which a person chose an order. */
function readingsOf(
  choices: PartPlan['choices'],
  { isUtc }: { isUtc: boolean },
): ReadonlyMap<number, DateReading> {
  const readings = new Map<number, DateReading>()
  for (const [place, choice] of choices)
    if (choice !== 'empty' && choice !== 'reject')
      readings.set(place, { order: choice, isChosen: true, isUtc })
  return readings
}

function placesByMeaning(columns: readonly { place: number; meaning: Meaning }[]): PartPlan['places'] {
  const places = Object.fromEntries(meanings.map((meaning) => [meaning, [] as number[]])) as Record<
    Meaning,
    number[]
  >
  for (const { place, meaning } of columns) places[meaning].push(place)
  return places
}
