/** Text that PostgreSQL can store: NUL and lone surrogates become U+FFFD. */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD')
}

/** Text that can be shown and logged: control characters and what `storable` replaces are escaped, as in `\u0000`. */
export function escapeUnreadable(text: string): string {
  return text.replace(
    /[\0-\x1f\x7f-\x9f\u2028\u2029\p{Surrogate}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
