'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { Checkbox } from '../../../../_ui/forms/fields/checkbox'
import { Field } from '../../../../_ui/forms/fields/field'
import { TextArea } from '../../../../_ui/forms/fields/text-area'

type Props = { values: Record<string, string>; errors: FieldError[] }

export function EditionFields({ values, errors }: Props) {
  const of = (name: string) => ({
    id: `edition-${name}`,
    name,
    defaultValue: values[name],
    error: messageFor(errors, name),
  })
  return (
    <>
      <Field
        {...of('subject')}
        label="Subject"
        hint="A phone shows the first forty characters or so, perhaps to somebody next to its owner."
        maxLength={150}
        autoComplete="off"
      />
      <Field
        {...of('preheader')}
        label="Preheader"
        hint="The line that an inbox shows after the subject."
        maxLength={200}
        autoComplete="off"
      />
      <TextArea
        {...of('openingNote')}
        label="Editor’s note"
        hint="Plain text; an empty line starts a new paragraph."
        rows={6}
      />
      <Field
        {...of('editorName')}
        label="Editor’s name"
        hint="Signs the note. Leave it empty if nobody should be named."
        maxLength={100}
        autoComplete="off"
      />
      <Checkbox
        id="edition-hasPicture"
        name="hasPicture"
        value="yes"
        label="Show the picture of the lead story"
        hint="A mail program that shows it asks our server for it, and so shows the reader’s network that it does. Without it the email loads nothing."
        isChecked={values.hasPicture === 'yes'}
      />
    </>
  )
}
