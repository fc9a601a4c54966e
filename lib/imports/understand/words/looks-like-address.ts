const plain = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/
const wrapped =
  /<\s*(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+\s*>[\s"']*$|^\s*["'(]?mailto:[^\s@]+@[^\s@]+$/i

/** True if a cell is an address or `Name <address>`, or almost: whether it is one is for `readEmail` to say. */
export function looksLikeAddress(cell: string): boolean {
  if (cell.length > 400) return false
  if (!cell.includes('@')) return cell.includes('＠') && looksLikeAddress(cell.normalize('NFKC'))
  return plain.test(cell.trim().replace(/^["'(]+|["'),;.]+$/g, '')) || wrapped.test(cell)
}

/** The addresses of a cell that holds nothing else: "a@example.org; b@example.org". Any other cell stays whole. */
export function splitAddresses(cell: string): string[] {
  if (looksLikeAddress(cell) || cell.length > 10_000) return [cell]
  const parts = cell.split(/[;,|\t\r\n]+/).filter((part) => part.trim() !== '')
  return parts.length > 1 && parts.every(looksLikeAddress) ? parts : [cell]
}
