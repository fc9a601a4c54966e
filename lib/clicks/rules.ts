/** A link of an edition: the edition's number and the story's position in it. */
export type ClickedLink = { editionNumber: number; position: number }

/** An arrival is folded into the figures when it is this old: by then a sweep that it belongs to is over. */
const keptSeconds = 120
/** No arrival is kept for longer than this, however busy its network is. */
const mostKeptSeconds = 600
/** So many different stories of one edition, within so many seconds of each other from one network, are a sweep. */
const sweepPositions = 4
const sweepSeconds = 10

/** `12.3`: the third story of edition 12. Null for anything else. */
export function readClick(text: string): ClickedLink | null {
  const [, editionNumber, position] = /^(\d{1,6})\.(\d{1,3})$/.exec(text.trim()) ?? []
  if (editionNumber === undefined || position === undefined) return null
  return { editionNumber: Number(editionNumber), position: Number(position) }
}

const robots =
  /bot|crawl|spider|slurp|scan|monitor|preview|prefetch|fetch|headless|phantom|lighthouse|curl|wget|python|java\/|perl|ruby|php|go-http|okhttp|axios|undici|node|libwww|httpclient|apache|proofpoint|barracuda|mimecast|facebookexternalhit|whatsapp|telegram|slack|skype|outlook-|safelinks/i

/** True for a program that identifies itself as one, and for a missing User-Agent. */
export function isRobot(userAgent: string): boolean {
  return userAgent.trim() === '' || robots.test(userAgent)
}

export type ArrivalFacts = ClickedLink & { id: bigint; network: string; at: Date }

/**
 * Which arrivals are old enough, and which of those count. Arrivals from one network at one edition in close succession
 * are a run. A run is judged as a whole once it has ended, so that no fold splits a sweep.
 */
export function judgeArrivals(
  arrivals: ArrivalFacts[],
  now: Date,
): { counted: ArrivalFacts[]; swept: ArrivalFacts[] } {
  const ripe = runsOf(arrivals).filter((run) => isRipe(run, now))
  const swept = new Set(ripe.flatMap(sweepsIn))
  return { counted: ripe.flat().filter((arrival) => !swept.has(arrival)), swept: [...swept] }
}

function runsOf(arrivals: ArrivalFacts[]): ArrivalFacts[][] {
  const runs: ArrivalFacts[][] = []
  const latest = new Map<string, ArrivalFacts[]>()
  for (const arrival of arrivals.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const key = `${arrival.editionNumber} ${arrival.network}`
    const run = latest.get(key)
    const before = run?.at(-1)
    if (run !== undefined && before !== undefined && secondsBetween(before, arrival) <= sweepSeconds) {
      run.push(arrival)
      continue
    }
    const begun = [arrival]
    runs.push(begun)
    latest.set(key, begun)
  }
  return runs
}

function isRipe(run: ArrivalFacts[], now: Date): boolean {
  const [age, oldest] = [run.at(-1), run[0]].map((arrival) => (now.getTime() - Number(arrival?.at)) / 1000)
  return Number(age) >= keptSeconds || Number(oldest) >= mostKeptSeconds
}

/** In a long run only arrivals close together count as a sweep: a busy network has several readers. */
function sweepsIn(run: ArrivalFacts[]): ArrivalFacts[] {
  return run.flatMap((first, index) => {
    const rest = run.slice(index)
    const end = rest.findIndex((other) => secondsBetween(first, other) > sweepSeconds)
    const close = end === -1 ? rest : rest.slice(0, end)
    return new Set(close.map(({ position }) => position)).size >= sweepPositions ? close : []
  })
}

function secondsBetween(first: ArrivalFacts, second: ArrivalFacts): number {
  return (second.at.getTime() - first.at.getTime()) / 1000
}
