/** One row of figures, a value for each column. Null if there is none. */
export type Row = { what: string; unit: string; values: (number | null)[] }

/** The limit for a figure: at least, or at most. */
export type Limit = { what: string; value: number } & ({ atLeast: number } | { atMost: number })

export type Findings = { columns: string[]; rows: Row[]; limits: Limit[] }

export type Bench = {
  /** One line: what is measured, and what it is compared with. */
  about: string
  run: () => Promise<Findings>
}

/** Prints the figures, then a line for each limit. Returns true if all are met. */
export function printFindings(name: string, { columns, rows, limits }: Findings): boolean {
  const lines = [
    ['', ...columns],
    ...rows.map(({ what, unit, values }) => [what, ...values.map((value) => inWords(value, unit))]),
  ]
  const widths = lines[0]?.map((_, place) => Math.max(...lines.map((cells) => cells[place]?.length ?? 0)))
  for (const cells of lines) {
    const padded = cells.map((cell, place) =>
      place === 0 ? cell.padEnd(widths?.[place] ?? 0) : cell.padStart(widths?.[place] ?? 0),
    )
    process.stdout.write(`${padded.join('   ').trimEnd()}\n`)
  }
  for (const limit of limits) {
    const promise = 'atLeast' in limit ? `at least ${limit.atLeast}` : `at most ${limit.atMost}`
    const verdict = isKept(limit) ? 'kept' : 'MISSED'
    process.stdout.write(`${name}: ${limit.what}: ${round(limit.value)}, promised ${promise}: ${verdict}\n`)
  }
  return limits.every(isKept)
}

function isKept(limit: Limit): boolean {
  return 'atLeast' in limit ? limit.value >= limit.atLeast : limit.value <= limit.atMost
}

function inWords(value: number | null, unit: string): string {
  return value === null ? '' : `${round(value).toLocaleString('en-US')} ${unit}`
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
