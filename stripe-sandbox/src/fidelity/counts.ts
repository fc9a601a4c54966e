import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** Names the file with the counts of a whole run: one line of JSON per recorder, appended at its end. */
export const countsFileVariable = 'STRIPE_MESSAGES_FILE'

export type Counts = { requests: number; responses: number; events: number }

/** With the number of faults, and the first ones in full. */
export type Counted = Counts & { faults: number; examples: string[] }

export function appendCounts(file: string, counted: Counted): void {
  appendFileSync(file, `${JSON.stringify(counted)}\n`)
}

/** The sum of all lines; nothing if there is no file. */
export function readCounts(file: string): Counted {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  const sum: Counted = { requests: 0, responses: 0, events: 0, faults: 0, examples: [] }
  for (const line of lines.filter(Boolean)) {
    const each = JSON.parse(line) as Counted
    for (const kind of ['requests', 'responses', 'events', 'faults'] as const) sum[kind] += each[kind]
    sum.examples.push(...each.examples)
  }
  return sum
}

export function messagesOf({ requests, responses, events }: Counts): number {
  return requests + responses + events
}

/** "stripe: 12,345 messages validated against the SDK's types, 0 schema errors", followed by the faults. */
export function countsLine(counted: Counted): string {
  const all = messagesOf(counted).toLocaleString('en-US')
  const errors = counted.faults.toLocaleString('en-US')
  return [
    `stripe: ${all} messages validated against the SDK's types, ${errors} schema errors`,
    ...counted.examples.map((fault) => `  ${fault}`),
  ].join('\n')
}
