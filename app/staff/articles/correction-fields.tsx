'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { TextArea } from '../../_ui/forms/fields/text-area'
import styles from './editor.module.css'

/** For a published text: the correction note under it, or the confirmation that nothing was wrong. */
export function CorrectionFields({
  values,
  errors,
}: {
  values: Record<string, string>
  errors: FieldError[]
}) {
  return (
    <fieldset className={styles.correction}>
      <legend>Before you publish a correction</legend>
      <TextArea
        id="word-note"
        label="What was wrong"
        hint="In one sentence, for readers. It appears under the article with the date."
        name="note"
        rows={2}
        maxLength={500}
        defaultValue={values.note}
        error={messageFor(errors, 'note')}
      />
      <label className={styles.tick} htmlFor="word-isMinor">
        <input
          id="word-isMinor"
          type="checkbox"
          name="isMinor"
          value="yes"
          defaultChecked={values.isMinor === 'yes'}
        />
        <span>Nothing was wrong: only spelling, layout or a picture changed. Readers are not told.</span>
      </label>
    </fieldset>
  )
}
