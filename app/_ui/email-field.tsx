import type { ComponentProps } from 'react'
import { Field } from './field'

type Props = Omit<
  ComponentProps<typeof Field>,
  'type' | 'inputMode' | 'autoCapitalize' | 'autoCorrect' | 'spellCheck' | 'maxLength'
>

/**
 * A field for an email address. Not `type="email"`: Chromium turns "пример.рф" into punycode before its reader's eyes
 * and refuses what people paste ("Name <name@example.org>"), which we clean. Phones show the keyboard with an @ by
 * `inputMode`, and password managers fill it in by `autoComplete`. No `maxLength` either: a browser would cut what is
 * pasted without a word.
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
