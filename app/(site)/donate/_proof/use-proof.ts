'use client'

import { useEffect, useState } from 'react'
import type { ProofNews } from './proof-worker'

/** `share` is the part of the work that is done, 0 to 1; `proof` is the value for the form. */
export type ProofState =
  | { state: 'working'; share: number }
  | { state: 'solved'; proof: string }
  | { state: 'failed' }

type Sum = { parameters: { data?: { most?: number } } }

/** Lets a worker solve a challenge of lib/limits/proof-of-work.ts, which states its maximum length. */
export function useProof(challenge: string): ProofState {
  const [found, setFound] = useState<{ challenge: string; progress: ProofState } | null>(null)
  useEffect(() => startWorker(challenge, (progress) => setFound({ challenge, progress })), [challenge])
  return found?.challenge === challenge ? found.progress : { state: 'working', share: 0 }
}

/** Returns a function that stops it. */
function startWorker(challenge: string, report: (progress: ProofState) => void): () => void {
  const sum = JSON.parse(challenge) as Sum
  const most = sum.parameters.data?.most ?? 1
  const worker = openWorker()
  if (worker === null) {
    report({ state: 'failed' })
    return () => undefined
  }
  worker.onmessage = ({ data }: MessageEvent<ProofNews>) => {
    if ('tried' in data) report({ state: 'working', share: Math.min(data.tried / most, 1) })
    else if (data.solution === null) report({ state: 'failed' })
    else report({ state: 'solved', proof: JSON.stringify({ challenge: sum, solution: data.solution }) })
  }
  worker.onerror = () => report({ state: 'failed' })
  worker.postMessage(sum)
  return () => worker.terminate()
}

/** Null in a browser without workers, or one that refuses to start them. */
function openWorker(): Worker | null {
  try {
    return new Worker(new URL('./proof-worker.ts', import.meta.url))
  } catch {
    return null
  }
}
