import { meanings, standings, type PartMapping, type Question, type Survey } from '@/lib/imports/rules'
import { Select } from '../../../../_ui/forms/fields/select'
import { sayMany } from '../../../_parts/words'
import { meaningWords, providerWords, standingWords } from '../words'
import styles from '../imports.module.css'
import { NoticeFields } from './notices'

type Props = { part: PartMapping; index: number; survey: Survey }
type Asked = Extract<Question, { part: string }>

const meaningOptions = meanings.map((value) => ({ value, label: meaningWords[value] }))
const standingOptions = standings.map((value) => ({ value, label: standingWords[value] }))
const choose = { value: '', label: 'Choose' }

/** The columns, the status values and the standing of one file. */
export function PartFields({ part, index, survey }: Props) {
  const asked = survey.questions.filter(
    (question): question is Asked => 'part' in question && question.part === part.name,
  )
  const isOne = survey.mapping.parts.length === 1
  const isQuestioned = (place: number) =>
    asked.some((question) => question.about === 'status_column' && question.column === place)
  const isUsed = (place: number) => isQuestioned(place) || part.columns[place]?.meaning !== 'ignored'
  const places = part.columns.map((_, place) => place)
  const needsEmail = asked.some(({ about }) => about === 'email_column')
  const [used, unused] = [places.filter(isUsed), places.filter((place) => !isUsed(place))]
  const column = (place: number) => (
    <Column key={place} {...{ part, index, place, survey }} isQuestioned={isQuestioned(place)} />
  )
  return (
    <fieldset className={styles.part}>
      <legend>{isOne ? 'Columns' : part.name}</legend>
      {needsEmail && (
        <p className={styles.asked}>
          Needs your answer: which column has the email address? Choose it below.
        </p>
      )}
      <Standing part={part} index={index} asked={asked} />
      <Statuses part={part} index={index} asked={asked} />
      <NoticeFields part={part} index={index} survey={survey} />
      <div className={styles.columns}>{used.map(column)}</div>
      {unused.length > 0 && (
        <details className={styles.more} open={needsEmail}>
          <summary>{sayMany(unused.length, 'column')} not used</summary>
          <div className={styles.columns}>{unused.map(column)}</div>
        </details>
      )}
    </fieldset>
  )
}

type ColumnProps = Props & { place: number; isQuestioned: boolean }

function Column({ part, index, place, survey, isQuestioned }: ColumnProps) {
  const { name = '', meaning = 'ignored' } = part.columns[place] ?? {}
  const rows = survey.samples.find(({ part: of }) => of === part.name)?.rows ?? []
  const values = [...new Set(rows.map((row) => row[place] ?? '').filter((value) => value !== ''))].slice(0, 3)
  const example =
    values.length === 0 ? 'Empty in the first rows' : `For example: ${values.join(' · ').slice(0, 120)}`
  const question = 'Needs your answer: this column seems to say who may be emailed.'
  return (
    <Select
      id={`column-${index}-${place}`}
      name={`column:${index}:${place}`}
      label={name === '' ? `Column ${place + 1}` : name}
      hint={isQuestioned ? `${question} ${example}` : example}
      options={isQuestioned ? [choose, ...meaningOptions] : meaningOptions}
      defaultValue={isQuestioned ? '' : meaning}
    />
  )
}

type AskedProps = Pick<Props, 'part' | 'index'> & { asked: Asked[] }

/** For all rows of the file together. */
function Standing({ part, index, asked }: AskedProps) {
  const question = asked.find(({ about }) => about === 'file_name' || about === 'no_status')
  if (question === undefined && part.standing === null) return null
  return (
    <Select
      id={`standing-${index}`}
      name={`standing:${index}`}
      label="All people in this file are"
      hint={question && sayWhy(question)}
      options={part.standing === null ? [choose, ...standingOptions] : standingOptions}
      defaultValue={question === undefined ? (part.standing ?? '') : ''}
    />
  )
}

function sayWhy(question: Asked): string {
  if (question.about === 'file_name')
    return `Needs your answer: the name of the file suggests “${standingWords[question.suggested]}”.`
  if (question.about === 'no_status')
    return `Needs your answer: an export of ${providerWords[question.provider]} says who may be emailed, but this file does not.`
  return 'Needs your answer.'
}

/** What each value of the status columns means. */
function Statuses({ part, index, asked }: AskedProps) {
  const keys = Object.entries(part.statuses)
  if (keys.length === 0) return null
  return (
    <div className={styles.columns}>
      {keys.map(([key, standing]) => {
        const [place, value] = [Number(key.slice(0, key.indexOf(':'))), key.slice(key.indexOf(':') + 1)]
        const question = asked.find(
          (each) =>
            each.about === 'status_value' && each.column === place && `${place}:${each.value}` === key,
        )
        const rows = question?.about === 'status_value' ? ` In ${sayMany(question.rows, 'row')}.` : ''
        return (
          <Select
            key={key}
            id={`status-${index}-${keys.findIndex(([other]) => other === key)}`}
            name={`status:${index}:${key}`}
            label={`“${value === '' ? 'empty' : value}” in the column “${part.columns[place]?.name ?? ''}” means`}
            hint={standing === null ? `Needs your answer.${rows}` : undefined}
            options={standing === null ? [choose, ...standingOptions] : standingOptions}
            defaultValue={standing ?? ''}
          />
        )
      })}
    </div>
  )
}
