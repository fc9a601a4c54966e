import { solveChallenge, type Challenge, type Solution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** What the page hears: how many sums are done, and at last the solution, or null where none came in time. */
export type ProofNews = { tried: number } | { solution: Solution | null }

/** How often the page is told; each telling costs it a render. */
const stride = 20

/** Beside the page's own thread, so that it stays as quick as ever. */
self.onmessage = ({ data }: MessageEvent<Challenge>) => {
  solve(data)
    .then((solution) => tell({ solution }))
    // Web Crypto is missing, for example, where a page did not come over https.
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
