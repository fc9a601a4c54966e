import { choiceFor, sayExamples } from '@/lib/imports/notice-rules'
import type { DateChoice, MappedColumn, Notice, PartMapping, Survey } from '@/lib/imports/rules'
import { Select } from '../../../../_ui/forms/fields/select'
import { sayMany } from '../../../_parts/words'
import styles from '../imports.module.css'

type Option = { value: string; label: string }

const dateOptions: (Option & { value: DateChoice })[] = [
  { value: 'empty', label: 'Leave the date empty' },
  { value: 'reject', label: 'Leave out rows of people who would be emailed' },
  { value: 'day_first', label: 'Read the day first: 05/03/24 is March 5, 2024' },
  { value: 'month_first', label: 'Read the month first: 05/03/24 is May 3, 2024' },
  { value: 'year_first', label: 'Read the year first: 24/03/05 is March 5, 2024' },
]
const mendOptions: Option[] = [
  { value: 'no', label: 'Keep it as it is in the file' },
  { value: 'yes', label: 'Repair it, as in the examples' },
]

/** What cannot be read or looks damaged in the columns of a part, each with a decision. */
export function NoticeFields({ part, index, survey }: { part: PartMapping; index: number; survey: Survey }) {
  const notices = survey.notices.filter((notice) => notice.part === part.name)
  if (notices.length === 0) return null
  return (
    <div className={styles.columns}>
      {notices.map((notice) => {
        const column = part.columns[notice.column]
        return column && <NoticeField key={notice.column} {...{ notice, column, index }} />
      })}
    </div>
  )
}

type FieldProps = { notice: Notice; column: MappedColumn; index: number }

function NoticeField({ notice, column, index }: FieldProps) {
  const { about, column: place } = notice
  const isDates = about === 'unreadable_dates'
  const field = isDates ? 'dates' : 'mended'
  return (
    <Select
      id={`${field}-${index}-${place}`}
      name={`${field}:${index}:${place}`}
      label={
        isDates ? `Dates in “${nameOf(notice)}” that cannot be read` : `Damaged text in “${nameOf(notice)}”`
      }
      hint={sayNotice(notice)}
      options={isDates ? dateOptions : mendOptions}
      defaultValue={
        isDates ? (column.dates ?? choiceFor(notice, column)) : column.isMended === true ? 'yes' : 'no'
      }
    />
  )
}

function nameOf({ name, column }: Notice): string {
  return name === '' ? `Column ${column + 1}` : name
}

function sayNotice(notice: Notice): string {
  const { about, rows, meaning } = notice
  if (about === 'unreadable_dates')
    return rows === 0
      ? 'Every date of this column can be read this way.'
      : `${sayMany(rows, 'date')} could not be read${sayExamples(notice)}.`
  const address =
    meaning === 'email'
      ? 'These are email addresses. Repaired, the newsletter goes to the address shown; otherwise these rows are left out. '
      : ''
  return `${address}${sayMany(rows, 'cell')} ${rows === 1 ? 'looks' : 'look'} damaged${sayExamples(notice)}.`
}

/** The same above the button that imports, with what becomes of them. */
export function NoticeList({ survey: { mapping, notices } }: { survey: Survey }) {
  const said = notices.flatMap((notice) => {
    const column = mapping.parts.find(({ name }) => name === notice.part)?.columns[notice.column]
    return column === undefined || notice.rows === 0 ? [] : [{ notice, column }]
  })
  if (said.length === 0) return null
  return (
    <ul aria-label="What looks wrong in the file">
      {said.map(({ notice, column }) => (
        <li key={`${notice.part}:${notice.column}`}>
          “{nameOf(notice)}”: {sayNotice(notice)} {sayOutcome(notice, column)}
        </li>
      ))}
    </ul>
  )
}

function sayOutcome(notice: Notice, column: MappedColumn): string {
  const change = 'You can change this below.'
  const isOne = notice.rows === 1
  if (notice.about === 'damaged_text' && column.isMended === true)
    return `${isOne ? 'It' : 'They'} will be repaired. ${change}`
  if (notice.about === 'damaged_text')
    return `${isOne ? 'It stays as it is' : 'They stay as they are'}. ${change}`
  return choiceFor(notice, column) === 'empty'
    ? `${isOne ? 'This date is' : 'These dates are'} left empty. ${change}`
    : `Rows of people who would be emailed are left out. ${change}`
}
