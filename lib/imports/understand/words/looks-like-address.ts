const plain = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/
const wrapped =
  /<\s*(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+\s*>[\s"']*$|^\s*["'(]?mailto:[^\s@]+@[^\s@]+$/i

/** True if a cell is an address or `Name <address>`, or almost: whether it is one is for `readEmail` to say. */
export function looksLikeAddress(cell: string): boolean {
  if (cell.length > 400 || !cell.includes('@')) return false
  return plain.test(cell.trim().replace(/^["'(]+|["'),;.]+$/g, '')) || wrapped.test(cell)
}
