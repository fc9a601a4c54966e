import { needsProof } from '../../card-testing-guard/queries'
import { countAttempt, type Counted } from '../../limits/count-attempt'
import { freeStartLimits, provedStartLimits, type Limited } from '../../limits/limits'
import { consumeProof, makeChallenge } from '../../limits/proof-of-work'
import { refuse, succeed, type Result } from '../../result'

export type AdmitRefusal =
  /** Proofs alone no longer help this network; a mailed link does. */
  | Limited
  /** The browser has to solve this first (lib/limits/proof-of-work.ts), or the donor asks for a mail. */
  | { reason: 'proof_needed'; challenge: string }

type Visitor = { now: Date; ip: string; visitor: string; proof?: string | undefined }

/**
 * Whether a visitor may open a payment page, and what was counted for it. The first starts of a network, a browser and
 * an hour are free. Past that, or while the card-testing guard is open, a start needs a proof of work, so that readers
 * who share a network do not wait for each other. A refused start is not counted: an invented proof uses up nothing.
 * Proved starts have a limit of their own, so that one network cannot open pages without end.
 * @throws if the limits or the guard are unavailable
 */
export async function admitStart(visit: Visitor): Promise<Result<Counted, AdmitRefusal>> {
  const { now, ip, proof } = visit
  const free = freeStartLimits(visit)
  if (!(await needsProof(ip, now)) && (await countAttempt(free)).ok) return succeed(free)
  const proved = await requireProof({ now, proof })
  if (!proved.ok) return proved
  const limits = provedStartLimits(visit)
  const counted = await countAttempt(limits)
  return counted.ok ? succeed(limits) : counted
}

/** A proof is accepted once. */
export async function requireProof({
  now,
  proof,
}: Pick<Visitor, 'now' | 'proof'>): Promise<Result<void, { reason: 'proof_needed'; challenge: string }>> {
  if (proof !== undefined && (await consumeProof('start-donation', proof, now))) return succeed(undefined)
  return refuse({ reason: 'proof_needed', challenge: await makeChallenge('start-donation', now) })
}
