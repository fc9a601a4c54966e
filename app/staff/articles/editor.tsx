'use client'

import { ErrorSummary } from '../../_ui/forms/messages/error-summary'
import { Notice } from '../../_ui/notice'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { useFormActionFrom } from '../../_ui/forms/use-form-action'
import { editArticle } from './actions'
import { CorrectionFields } from './correction-fields'
import styles from './editor.module.css'
import type { EditorState } from './editor-state'
import { Preview } from './preview'
import { Theirs } from './theirs'
import { WordFields } from './word-fields'

type Props = {
  initial: EditorState
  /** The page of this editor: where it returns to without a script. */
  permalink: string
  sections: string[]
  pictures: string[]
}

export function Editor({ initial, permalink, sections, pictures }: Props) {
  const [state, action] = useFormActionFrom(initial, editArticle, permalink)
  const { errors, values, place, preview, theirs, said } = state
  const isCorrection = place.article !== ''
  return (
    <form action={action} className={styles.editor} noValidate aria-label="Article">
      <ErrorSummary heading="Please fix these first" errors={errors} fieldIds="word-" answer={state} />
      {said && errors.length === 0 && <Notice role="status">{said}</Notice>}
      {theirs && <Theirs theirs={theirs} />}
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <WordFields
        values={values}
        errors={errors}
        sections={sections}
        pictures={pictures}
        hasSettledAddress={isCorrection}
      />
      {isCorrection && <CorrectionFields values={values} errors={errors} />}
      <p className={styles.buttons}>
        <SubmitButton name="intent" value="save" look="quiet">
          Save the draft
        </SubmitButton>
        <SubmitButton name="intent" value="preview" look="quiet">
          Preview
        </SubmitButton>
        <SubmitButton name="intent" value="publish" look="support">
          {isCorrection ? 'Publish the correction' : 'Publish'}
        </SubmitButton>
      </p>
      <Preview asked={preview} textId="word-bodyMarkdown" />
    </form>
  )
}
