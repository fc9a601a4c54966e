/** The result of an action that a reader may have to correct. Our own faults are thrown instead. */
export type Result<Value, Refusal extends { reason: string }> =
  | { ok: true; value: Value }
  | ({ ok: false } & Refusal)

export function succeed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<const Refusal extends { reason: string }>(refusal: Refusal): { ok: false } & Refusal {
  return { ok: false, ...refusal }
}

/** Proves to the compiler that a `switch` handles every case. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
