/** Whatever stands between spaces and the signs that part words: an address where an @ is within it. */
const word = /[^\s<>":;,()[\]]+/g

/**
 * The beginning of a text that may be of any length, without the piece of a word that the cut would leave: an address
 * cut in two would not be recognised as one.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  let end = most
  while (end > 0 && /\S/.test(text.charAt(end - 1))) end -= 1
  // One word that fills all of it.
  return end === 0 ? '' : text.slice(0, end)
}

/** A text with every address in it blotted out. Takes time in proportion to its length, whatever stands in it. */
export function redactAddresses(text: string): string {
  if (!text.includes('@')) return text
  return text.replace(word, (found) => (/[^@]@+[^@]/.test(found) ? '(address)' : found))
}
