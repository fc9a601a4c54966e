import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { publication } from '@/lib/publication'

/** A form as a browser without scripts sends it: where to, the fields that were served, and those of one reader. */
type ServedForm = { site: string; path: string; served: Record<string, string> }

export type Times = { perSecond: number; p50Ms: number; p99Ms: number }

const agent = new Agent({ keepAlive: true, maxSockets: 100 })
const boundary = '----bench'

/** Reads the hidden fields of the form with this name. @throws if the page has no such form */
export async function readForm(
  site: string,
  { path, name }: { path: string; name: string },
): Promise<ServedForm> {
  const html = await (await fetch(`${site}${path}`)).text()
  const form = new RegExp(`<form[^>]*aria-label="${name}".*?</form>`, 's').exec(html)?.[0]
  if (form === undefined) throw new Error(`${path} has no form called “${name}”.`)
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const served = inputs.map(([, field = '', value = '']) => [field, value.replaceAll('&quot;', '"')])
  return { site, path, served: Object.fromEntries(served) as Record<string, string> }
}

/** Sends it from another network each time, so that only the wide limits count. @throws if it is not accepted */
export async function press(
  { site, path, served }: ServedForm,
  fields: Record<string, string>,
): Promise<void> {
  const { hostname, port } = new URL(site)
  const parts = Object.entries({ ...served, ...fields }).map(
    ([field, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const body = `${parts.join('')}--${boundary}--\r\n`
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': Buffer.byteLength(body),
    origin: `http://localhost:${port}`,
    host: `localhost:${port}`,
    'x-forwarded-for': `10.${random()}.${random()}.1`,
  }
  await new Promise<void>((resolve, reject) => {
    const sent = request({ hostname, port, path, method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 303
          ? resolve()
          : reject(new Error(`A form of ${publication.name} was answered ${answer.statusCode}.`)),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const random = () => Math.floor(Math.random() * 256)

/** As fast as `atOnce` of them allow. */
export async function pressHard(
  once: () => Promise<void>,
  { count, atOnce }: { count: number; atOnce: number },
) {
  const times: number[] = []
  const begun = performance.now()
  let left = count
  const one = async () => {
    while (left > 0) {
      left -= 1
      times.push(await timeOf(once))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return summarise(times, performance.now() - begun)
}

/** So many a second, whether or not earlier ones are answered. */
export async function pressSteadily(
  once: () => Promise<void>,
  { count, perSecond }: { count: number; perSecond: number },
): Promise<Times> {
  const begun = performance.now()
  const answers: Promise<number>[] = []
  for (let number = 0; number < count; number += 1) {
    await pause(Math.max(0, begun + (number * 1000) / perSecond - performance.now()))
    answers.push(timeOf(once))
  }
  return summarise(await Promise.all(answers), performance.now() - begun)
}

async function timeOf(once: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await once()
  return performance.now() - begun
}

function summarise(times: number[], ms: number): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { perSecond: (times.length * 1000) / ms, p50Ms: at(0.5), p99Ms: at(0.99) }
}
