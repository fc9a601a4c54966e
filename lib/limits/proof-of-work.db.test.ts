import { expect, it } from 'vitest'
import { solve } from '../../testing/fixtures/solve'
import { makeChallenge, consumeProof, type ProofPurpose } from './proof-of-work'

process.env.PROOF_WORK = '4'

const now = new Date('2026-11-24T12:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const purpose = 'start-donation'
const newProof = async () => solve(await makeChallenge(purpose, now))

type Proof = {
  challenge: { parameters: { data: Record<string, unknown>; cost: number }; signature: string }
  solution: { counter: number; derivedKey: string }
}
const changed = (proof: string, change: (parts: Proof) => void) => {
  const parts = JSON.parse(proof) as Proof
  change(parts)
  return JSON.stringify(parts)
}

it('is valid once, also if two processes check it at the same time', async () => {
  const proof = await newProof()
  const consumed = await Promise.all([1, 2, 3, 4].map(() => consumeProof(purpose, proof, now)))
  expect(consumed.filter(Boolean)).toHaveLength(1)
  expect(await consumeProof(purpose, proof, now)).toBe(false)
})

it('is valid for twenty minutes by our clock, not the system’s', async () => {
  expect(await consumeProof(purpose, await newProof(), inMinutes(20))).toBe(true)
  expect(await consumeProof(purpose, await newProof(), inMinutes(21))).toBe(false)
})

it('is bound to its purpose', async () => {
  const other = 'another-purpose' as ProofPurpose
  expect(await consumeProof(purpose, await solve(await makeChallenge(other, now)), now)).toBe(false)
})

it('refuses a proof that was changed, invented or left out', async () => {
  const proof = await newProof()
  const forged = [
    changed(proof, ({ challenge }) => (challenge.parameters.data.expires = 9_999_999_999)),
    changed(proof, ({ challenge }) => (challenge.parameters.cost = 1)),
    changed(proof, ({ challenge }) => (challenge.signature = 'ab'.repeat(32))),
    changed(proof, ({ solution }) => (solution.derivedKey = 'ab'.repeat(32))),
    changed(proof, (parts) => Reflect.deleteProperty(parts, 'solution')),
    ...['', 'null', '{}', 'no json', '[1]', JSON.stringify({ challenge: null, solution: null })],
  ]
  for (const attempt of forged) expect(await consumeProof(purpose, attempt, now), attempt).toBe(false)
  expect(await consumeProof(purpose, proof, now)).toBe(true)
})

it('states the most tries that it needs', async () => {
  const { parameters } = JSON.parse(await makeChallenge(purpose, now)) as Proof['challenge']
  const { solution } = JSON.parse(await newProof()) as Proof
  expect(parameters.data.most).toBe(6)
  expect(solution.counter).toBeGreaterThanOrEqual(2)
  expect(solution.counter).toBeLessThanOrEqual(6)
})
