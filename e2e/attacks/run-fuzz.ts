import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../world'
import { ask, type Answer, type Question } from './ask'
import { drawQuestion, type Known } from './fuzz'
import { canMeasure, webMemory } from './memory'
import { seeded } from '../../testing/random'
import { listRoutes } from './routes'

/** ATTACKS sets how many requests, SEED_OF_ATTACKS repeats those of an earlier run. */
export const requests = Number(process.env.ATTACKS || 100)
const seed = Number(process.env.SEED_OF_ATTACKS || (process.env.ATTACKS ? Date.now() % 1_000_000 : 20_261))

/** Requests at once: enough to collide, and few enough for a small machine. */
const atOnce = 8

export type Fault = { question: Question; answer: Answer; what: string }
export type Found = { seed: number; faults: Fault[]; grewBy: number; summary: string }

/** Sends random requests and collects faults. `grewBy` compares memory at the end with that after the first tenth. */
export async function fuzz(world: World, cookie: string): Promise<Found> {
  const { site } = world.addresses
  const routes = listRoutes()
  const known = await explore(site, cookie)
  const random = seeded(seed)
  const statuses = new Map<number, number>()
  const faults: Fault[] = []
  const send = async (question: Question) => {
    const answer = await ask(site, question)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    const what = faultIn(answer)
    if (what !== null) faults.push({ question, answer, what })
  }
  const sendMany = async (count: number) => {
    for (let sent = 0; sent < count; sent += atOnce) {
      const questions = Array.from({ length: Math.min(atOnce, count - sent) }, () =>
        drawQuestion(random, { routes, known }),
      )
      await Promise.all(questions.map(send))
    }
  }
  // Loads each page and each kind of answer once before memory is measured.
  for (const { path } of routes)
    await send({ path: path.replace(/\[[^\]]+\]/g, 'x'), headers: { cookie, accept: 'text/html' } })
  await sendMany(Math.round(requests / 2))
  const before = canMeasure ? webMemory(world) : 1
  await sendMany(requests - Math.round(requests / 2))
  const grewBy = canMeasure ? await settle(world, before) : 0
  const summary = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`)
  return { seed, faults, grewBy, summary: summary.join(', ') }
}

/** Memory is released with a delay, so this waits up to half a minute. */
async function settle(world: World, before: number): Promise<number> {
  const grown = () => webMemory(world) / before - 1
  for (let waits = 0; waits < 60 && grown() >= 0.1; waits += 1) await pause(500)
  return grown()
}

function faultIn({ status, body, isHung }: Answer): string | null {
  if (isHung) return 'hung'
  if (status >= 500 && status !== 501) return `answered ${status}`
  return /^\s+at [\w.<>[\] ]+ \(?[^\n]*:\d+:\d+\)?$/m.test(body) || /node_modules\//.test(body)
    ? 'stack trace'
    : null
}

/** Reads public pages for the ids of actions and for values that are valid somewhere. */
async function explore(site: string, cookie: string): Promise<Known> {
  const [actions, values] = [new Set<string>(), new Set<string>()]
  const pages = [
    '/',
    '/donate',
    '/newsletter',
    '/remind-me',
    '/sign-in',
    '/account',
    '/staff',
    '/staff/people',
    '/staff/events',
    '/staff/articles',
    '/staff/second-factor',
    '/staff/newsletter',
    '/staff/subscribers',
    '/newsletter/archive',
  ]
  for (const path of pages) {
    const { body } = await ask(site, { path, headers: { cookie, accept: 'text/html' } })
    for (const [id] of body.matchAll(/\b[0-9a-f]{42}\b/g)) actions.add(id)
    for (const [, slug = ''] of body.matchAll(
      /href="\/(?:staff\/)?(?:articles|newsletter|people|donations)\/([\w-]+)"/g,
    ))
      values.add(slug)
  }
  return { site, cookie, actions: [...actions], values: [...values] }
}
