import type { ComponentProps } from 'react'
import { Field } from './field'

type Props = Omit<
  ComponentProps<typeof Field>,
  'type' | 'inputMode' | 'autoCapitalize' | 'autoCorrect' | 'spellCheck' | 'maxLength'
>

/**
 * A field for an email address. Not `type="email"`: Chromium shows "пример.рф" as punycode and refuses what people
 * paste ("Name <name@example.org>"), which we clean. `inputMode` gives phones the keyboard with an @, and
 * `autoComplete` lets password managers fill it in. No `maxLength` either: a browser would silently shorten a pasted
 * text.
 */
export function EmailField(props: Props) {
  return (
    <Field
      autoComplete="email"
      {...props}
      type="text"
      inputMode="email"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  )
}
