'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { Field } from '../../_ui/forms/fields/field'
import { Select } from '../../_ui/forms/fields/select'
import { TextArea } from '../../_ui/forms/fields/text-area'
import styles from './editor.module.css'

type Props = {
  values: Record<string, string>
  errors: FieldError[]
  sections: string[]
  pictures: string[]
  /** The URL of a published article does not change, because readers know it. */
  hasSettledAddress: boolean
}

export function WordFields({ values, errors, sections, pictures, hasSettledAddress }: Props) {
  const of = (name: string) => ({
    id: `word-${name}`,
    name,
    defaultValue: values[name],
    error: messageFor(errors, name),
  })
  return (
    <>
      <Field {...of('headline')} label="Headline" required maxLength={200} autoComplete="off" />
      <TextArea
        {...of('standfirst')}
        label="Standfirst"
        hint="A sentence or two under the headline; the front page and search engines show it, too."
        rows={2}
        maxLength={400}
      />
      <div className={styles.pair}>
        <Field {...of('byline')} label="By" maxLength={120} autoComplete="off" />
        <Field {...of('section')} label="Section" maxLength={60} list="sections" autoComplete="off" />
      </div>
      <datalist id="sections">
        {sections.map((section) => (
          <option key={section} value={section} />
        ))}
      </datalist>
      {hasSettledAddress ? (
        <input type="hidden" name="slug" value={values.slug} />
      ) : (
        <Field
          {...of('slug')}
          label="Address"
          hint="The last part, as in /articles/the-lake-that-grows. If you leave it empty, it is made from the headline. It cannot change after publication."
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <TextArea
        {...of('bodyMarkdown')}
        label="Article"
        hint="Markdown: an empty line between paragraphs, ## before a subheading, > before a quotation, [words](https://…) for a link."
        rows={18}
      />
      <div className={styles.pair}>
        <Select
          {...of('illustration')}
          label="Picture"
          options={[
            { value: '', label: 'None' },
            ...pictures.map((picture) => ({
              value: picture,
              label: picture.replace(/\.svg$/, '').replaceAll('-', ' '),
            })),
          ]}
        />
        <Field {...of('illustrationAlt')} label="What the picture shows" maxLength={300} autoComplete="off" />
      </div>
      <label className={styles.tick} htmlFor="word-isSensitive">
        <input
          id="word-isSensitive"
          type="checkbox"
          name="isSensitive"
          value="yes"
          defaultChecked={values.isSensitive === 'yes'}
        />
        <span>Do not ask for donations here: the page shows no donation requests, not even at the top.</span>
      </label>
    </>
  )
}
