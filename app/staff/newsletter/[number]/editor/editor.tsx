'use client'

import { messageFor } from '@/lib/form'
import { languageNames, type Language } from '@/lib/languages/rules'
import type { ReactNode } from 'react'
import { ErrorSummary } from '../../../../_ui/forms/messages/error-summary'
import { Select } from '../../../../_ui/forms/fields/select'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { useFormActionFrom } from '../../../../_ui/forms/use-form-action'
import { editEdition } from './edit-edition'
import styles from './editor.module.css'
import type { EditorState, Story } from './editor-state'
import { EditionFields } from './edition-fields'
import { LivePreview } from './live-preview'
import { previewId } from './preview-id'
import { Stories } from './stories'
import { Theirs } from './theirs'

const formId = 'edition-form'

type Props = {
  number: number
  initial: EditorState
  /** Every story that the edition may include, newest first, including those already in it. */
  stories: Story[]
  /** Created with the page: pressing the test button twice sends one mail. */
  formKey: string
  /** Desk addresses that a test can be sent to, one's own first. */
  colleagues: string[]
  /** Those in which the edition is sent; a test is in one of them. */
  languages: readonly Language[]
  /** The failed checks, above the buttons that they block. */
  children: ReactNode
}

/** One form: each button saves everything that was typed, and then does its own action. */
export function Editor({ number, initial, stories, formKey, colleagues, languages, children }: Props) {
  const [state, action] = useFormActionFrom(initial, editEdition, `/staff/newsletter/${number}`)
  const { errors, values, revision, items, theirs } = state
  return (
    <form id={formId} action={action} className={styles.editor} noValidate aria-label="Edition">
      <LivePreview formId={formId} framesId={previewId} />
      <ErrorSummary heading="Please fix these first" errors={errors} fieldIds="edition-" answer={state} />
      {theirs && <Theirs theirs={theirs} />}
      <DefaultButton />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="form" value={formKey} />
      <EditionFields values={values} errors={errors} />
      <Stories items={items} stories={stories} values={values} errors={errors} />
      {children}
      <div className={styles.foot}>
        <p className={styles.buttons}>
          <SubmitButton name="intent" value="save">
            Save
          </SubmitButton>
          <SubmitButton name="intent" value="submit" look="support">
            Submit for approval
          </SubmitButton>
        </p>
        <div className={styles.aside}>
          <Select
            id="edition-to"
            label="Send a test to"
            name="to"
            options={colleagues.map((address, place) => ({
              value: address,
              label: place === 0 ? `Me, ${address}` : address,
            }))}
            defaultValue={values.to}
            error={messageFor(errors, 'to')}
          />
          {languages.length > 1 && (
            <Select
              id="edition-language"
              label="Language of the test email"
              name="language"
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
              defaultValue={values.language}
            />
          )}
          <SubmitButton name="intent" value="test" look="quiet">
            Send the test
          </SubmitButton>
        </div>
      </div>
    </form>
  )
}

/** Enter in a field presses the first button of a form, so the first one must be harmless. */
function DefaultButton() {
  return (
    <button className={styles.hidden} type="submit" name="intent" value="save" tabIndex={-1} aria-hidden>
      Save
    </button>
  )
}
