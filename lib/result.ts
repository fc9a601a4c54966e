/** What a verb answers when a reader may have to put something right; faults of our own are thrown instead. */
export type Result<Value, Refusal extends { reason: string }> =
  { ok: true; value: Value } | ({ ok: false } & Refusal)

export function succeed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<const Refusal extends { reason: string }>(refusal: Refusal): { ok: false } & Refusal {
  return { ok: false, ...refusal }
}

/** Proves to the compiler that a `switch` named every case. */
export function unreachable(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`)
}
