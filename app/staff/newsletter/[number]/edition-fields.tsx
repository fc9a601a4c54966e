'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { Field } from '../../../_ui/field'
import { TextArea } from '../../../_ui/text-area'

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
        label="Opening note"
        hint="Plain text; an empty line starts a new paragraph."
        rows={6}
      />
    </>
  )
}
