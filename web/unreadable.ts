/** NUL and the other control characters that no text of ours has; tab and line ends are text. */
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

/** True for text that no field of ours can hold: control characters (PostgreSQL takes no NUL), halves of surrogate pairs. */
export function isUnreadable(text: string): boolean {
  return control.test(text) || /\p{Surrogate}/u.test(text)
}

/** The same for a part of an address, or a form as browsers encode it; also where its percent encoding is malformed. */
export function isEncodedUnreadable(encoded: string): boolean {
  try {
    return isUnreadable(decodeURIComponent(encoded.replaceAll('+', ' ')))
  } catch {
    return true
  }
}
