/** Text between spaces and punctuation. It is an address if it has an @ inside. */
const word = /[^\s<>":;,()[\]]+/g

/** Shortens a text of any length, at the end of a word: half an address would not be recognised as one. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  let end = most
  while (end > 0 && /\S/.test(text.charAt(end - 1))) end -= 1
  // One word fills all of it.
  return end === 0 ? '' : text.slice(0, end)
}

/** Redacts every email address in a text. Takes linear time for any text. */
export function redactAddresses(text: string): string {
  if (!text.includes('@')) return text
  return text.replace(word, (found) => (/[^@]@+[^@]/.test(found) ? '(address)' : found))
}
