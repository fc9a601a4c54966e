import { afterEach, beforeEach } from 'vitest'

// React, Next and Node report mistakes here, which nobody would notice in a green run.
const complaints: unknown[][] = []
const complain = console.error

beforeEach(() => {
  complaints.length = 0
  console.error = (...words: unknown[]) => {
    complaints.push(words)
    complain(...words)
  }
})

afterEach(() => {
  console.error = complain
  if (complaints.length === 0) return
  const first = complaints[0]?.map(String).join(' ')
  throw new Error(`console.error was called ${complaints.length} times, first with: ${first}`)
})
