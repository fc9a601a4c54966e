// Stripe gives an object as its id or, if expanded, as the object itself; and an instant in seconds.

export function expanded<Item extends object>(value: string | Item | null | undefined): Item | null {
  return typeof value === 'object' ? (value ?? null) : null
}

export function idOf(value: string | { id: string } | null | undefined): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null)
}

export function instant(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000)
}
