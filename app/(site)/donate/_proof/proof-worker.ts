import { solveChallenge, type Challenge, type Solution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** The worker's messages: how many hashes are done, and at the end the solution, or null if it found none in time. */
export type ProofNews = { tried: number } | { solution: Solution | null }

/** How many hashes between two messages; each message costs the page a render. */
const stride = 20

/** Runs in a worker, so that the page stays responsive. */
self.onmessage = ({ data }: MessageEvent<Challenge>) => {
  solve(data)
    .then((solution) => tell({ solution }))
    // Web Crypto is missing, for example, on a page without https.
    .catch(() => tell({ solution: null }))
}

function solve(challenge: Challenge): Promise<Solution | null> {
  let tried = 0
  return solveChallenge({
    challenge,
    deriveKey: (...sum) => {
      tried += 1
      if (tried % stride === 0) tell({ tried })
      return deriveKey(...sum)
    },
  })
}

function tell(news: ProofNews): void {
  self.postMessage(news)
}
