import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import * as z from 'zod'
import { db } from '../db'
import { settings } from '../env'
import { fingerprint } from '../secrets/tokens'

/** What a proof is for. It is not valid for any other purpose. */
export type ProofPurpose = 'start-donation'

const algorithm = 'PBKDF2/SHA-256'
/** Rounds of one hash: about a millisecond on a desktop's processor. */
const cost = 5_000
/** Long enough for an old phone and an interruption. */
const minutesToSolve = 20

/**
 * A proof-of-work challenge for a browser, as JSON: signed, for one purpose, valid for twenty minutes. We store
 * nothing. `data.most` is the most tries it can take. Our own expiry is part of the signed data, because the library
 * would use the system's clock and not ours.
 */
export async function makeChallenge(purpose: ProofPurpose, now: Date): Promise<string> {
  const { PROOF_WORK } = settings()
  const most = Math.ceil(PROOF_WORK * 1.5)
  const expires = Math.floor(now.getTime() / 1000) + minutesToSolve * 60
  const challenge = await createChallenge({
    algorithm,
    cost,
    deriveKey,
    counter: randomInt(most, Math.ceil(PROOF_WORK / 2)),
    data: { purpose, expires, most },
    ...secrets(),
  })
  return JSON.stringify(challenge)
}

const hex = z.string().regex(/^(?:[\da-f]{2}){1,128}$/)
const proofSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      cost: z.number(),
      data: z.object({ purpose: z.string(), expires: z.number(), most: z.number() }),
      keyLength: z.number(),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.number(), derivedKey: hex }),
})

/**
 * True if the proof solves one of our challenges for this purpose, in time and for the first time. Records it as used,
 * for all processes. @throws if the database is unavailable
 */
export async function consumeProof(purpose: ProofPurpose, proof: string, now: Date): Promise<boolean> {
  const parsed = proofSchema.safeParse(parseJson(proof))
  if (!parsed.success) return false
  const { challenge, solution } = parsed.data
  const { nonce, data } = challenge.parameters
  if (data.purpose !== purpose || data.expires * 1000 < now.getTime()) return false
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets() })
  if (!verified) return false
  const { count } = await db().usedProof.createMany({
    data: { nonce, expiresAt: new Date(data.expires * 1000) },
    skipDuplicates: true,
  })
  return count > 0
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** One key signs the challenge, the other its answer, so that a check needs no hashing of ours. */
function secrets() {
  return {
    hmacSignatureSecret: fingerprint('proof-of-work', 'challenge'),
    hmacKeySignatureSecret: fingerprint('proof-of-work', 'answer'),
  }
}
