import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The prefixes of Stripe's ids, and the length of the random part after each. */
const lengths = {
  cs_test: 58,
  pi: 24,
  seti: 24,
  ch: 24,
  cus: 14,
  sub: 24,
  si: 14,
  in: 24,
  il: 24,
  inpay: 24,
  pm: 24,
  price: 24,
  prod: 14,
  evt: 24,
  txn: 24,
  req: 14,
  li: 24,
  re: 24,
  du: 24,
  bps: 24,
  bpc: 24,
  clock: 24,
  we: 24,
} as const

export type IdPrefix = keyof typeof lengths

/** A new unique id in Stripe's format, such as `pi_3Kx…`: letters and digits after the prefix. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomText(lengths[prefix])}`
}

/** `length` random letters and digits (62 kinds, unbiased). */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    const byte = nextByte()
    if (byte < 248) text += alphabet.charAt(byte % 62)
  }
  return text
}

let drawn = randomBytes(0)
let used = 0

/** Random bytes drawn in advance, because asking for a few at a time is slow. */
function nextByte(): number {
  if (used === drawn.length) {
    drawn = randomBytes(4096)
    used = 0
  }
  used += 1
  return drawn[used - 1] ?? 0
}
