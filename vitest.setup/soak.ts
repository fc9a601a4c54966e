/**
 * Whether this is `npm run test:soak`, in which a few tests run at full size and draw new chances each time. In
 * `npm test` the same tests are small, and draw the same chances each time.
 */
export const isSoak = process.env.SOAK === '1'

/** How many: what the environment names, or the size of this kind of run. */
export function sizeOf(variable: string, sizes: { small: number; full: number }): number {
  return Number(process.env[variable] ?? (isSoak ? sizes.full : sizes.small))
}

/** What chances are drawn from: that of an earlier run where the environment names it. */
export function seedOf(variable: string): number {
  return Number(process.env[variable] ?? (isSoak ? Date.now() % 1_000_000 : 47918))
}
