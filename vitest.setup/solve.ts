import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Does what the donation box does with a challenge: finds the proof that its form then sends. */
export async function solve(challenge: string): Promise<string> {
  const sum = JSON.parse(challenge) as Challenge
  const solution = await solveChallenge({ challenge: sum, deriveKey })
  if (solution === null) throw new Error('The challenge was not solved in time')
  return JSON.stringify({ challenge: sum, solution })
}
