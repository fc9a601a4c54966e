import type { ImportStory } from '@/lib/desk/imports/find-import'
import {
  delimiters,
  encodings,
  type Delimiter,
  type Mapping,
  type Question,
  type Survey,
} from '@/lib/imports/rules'
import { Select } from '../../../../_ui/forms/fields/select'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { sayMany } from '../../../_parts/words'
import { encodingWords } from '../words'
import styles from '../imports.module.css'
import { decide } from './actions'
import { PartFields } from './part-fields'

type Props = { found: ImportStory; survey: Survey }

const delimiterWords: Record<Delimiter, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical line |',
}

/** How the file is read: what each column is, with the questions that a person must answer. All of it can be changed. */
export function MappingForm({ found: { id }, survey }: Props) {
  const { mapping, questions } = survey
  const dateQuestion = questions.find(({ about }) => about === 'date_order')
  const encodingQuestion = questions.find((question) => question.about === 'encoding')
  return (
    <form action={decide} className={styles.mapping} aria-label="How the file is read">
      <h2>How the file is read</h2>
      {questions.length > 0 && (
        <p className={styles.asked}>
          {sayMany(questions.length, 'question')} must be answered before anybody can be imported. Each is
          marked “Needs your answer”.
        </p>
      )}
      <input type="hidden" name="importId" value={id} />
      {encodingQuestion && <AskedEncoding question={encodingQuestion} />}
      {dateQuestion?.about === 'date_order' && (
        <DateOrder chosen={null} hint={`Needs your answer: the file has “${dateQuestion.example}”.`} />
      )}
      {mapping.parts.map((part, index) => (
        <PartFields key={part.name} part={part} index={index} survey={survey} />
      ))}
      <FileFields
        mapping={mapping}
        hasDateQuestion={dateQuestion !== undefined}
        hasEncodingQuestion={encodingQuestion !== undefined}
      />
      <SubmitButton look={questions.length > 0 ? 'accent' : 'quiet'}>Read the file this way</SubmitButton>
    </form>
  )
}

/** The encodings by how the file would look in them. Without a match, the file must be saved anew. */
function AskedEncoding({ question: { part, examples } }: { question: Asked<'encoding'> }) {
  const shown = examples.map(({ encoding }) => encoding)
  return (
    <Select
      id="encoding"
      name="encoding"
      label={`How “${part}” looks right`}
      hint="Needs your answer: it has characters that can be read in several ways. If none looks right, save the file as UTF-8 and upload it again."
      options={[
        { value: '', label: 'Choose' },
        ...examples.map(({ encoding, text }) => ({
          value: encoding,
          label: `${text} – ${encodingWords[encoding]}`,
        })),
        ...encodings
          .filter((value) => !shown.includes(value))
          .map((value) => ({ value, label: encodingWords[value] })),
      ]}
      defaultValue=""
    />
  )
}

type Asked<About extends Question['about']> = Extract<Question, { about: About }>
type FileProps = { mapping: Mapping; hasDateQuestion: boolean; hasEncodingQuestion: boolean }

function FileFields({ mapping, hasDateQuestion, hasEncodingQuestion }: FileProps) {
  const { encoding, delimiter, dateOrder, parts } = mapping
  return (
    <details className={styles.more}>
      <summary>Characters, separators and dates</summary>
      <div className={styles.columns}>
        {encoding !== null && parts.length === 1 && !hasEncodingQuestion && (
          <Select
            id="encoding"
            name="encoding"
            label="Characters"
            hint="If names look wrong, choose another."
            options={encodings.map((value) => ({ value, label: encodingWords[value] }))}
            defaultValue={encoding}
          />
        )}
        {delimiter !== null && (
          <Select
            id="delimiter"
            name="delimiter"
            label="Between columns"
            options={delimiters.map((value) => ({ value, label: delimiterWords[value] }))}
            defaultValue={delimiter}
          />
        )}
        {!hasDateQuestion && <DateOrder chosen={dateOrder} />}
      </div>
    </details>
  )
}

function DateOrder({ chosen, hint }: { chosen: Mapping['dateOrder']; hint?: string }) {
  return (
    <Select
      id="date-order"
      name="dateOrder"
      label="Which comes first in a date such as 05/03/2024"
      hint={hint}
      options={[
        ...(chosen === null ? [{ value: '', label: hint ? 'Choose' : 'No such date in the file' }] : []),
        { value: 'day_first', label: 'The day: 5 March' },
        { value: 'month_first', label: 'The month: May 3' },
      ]}
      defaultValue={chosen ?? ''}
    />
  )
}
