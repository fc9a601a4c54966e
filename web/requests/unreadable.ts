/** NUL and the other control characters that none of our texts contains; tabs and line ends are allowed. */
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

/** True for text that no field can hold: control characters (PostgreSQL refuses NUL) and lone surrogates. */
export function isUnreadable(text: string): boolean {
  return control.test(text) || /\p{Surrogate}/u.test(text)
}

/** The same for a part of a URL or a URL-encoded form. Also true if its percent encoding is malformed. */
export function isEncodedUnreadable(encoded: string): boolean {
  try {
    return isUnreadable(decodeURIComponent(encoded.replaceAll('+', ' ')))
  } catch {
    return true
  }
}
