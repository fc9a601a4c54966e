import { expect, listMails, type CaughtMail, type World } from '../world'

// A very thorough mail scanner: it sends HEAD and GET to every link of every mail.

/** Hashes of every table, except the worker's queue and its heartbeats. */
export async function tableHashes(world: World): Promise<Record<string, string>> {
  const tables = await world.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'worker_heartbeats'
      order by tablename`,
  )
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await world.query<{ hash: string }>(
      `select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), 'empty') as hash from "${name}" t`,
    )
    hashes[name] = row?.hash ?? ''
  }
  return hashes
}

export function listAllMails({ addresses }: World): Promise<CaughtMail[]> {
  return listMails(addresses.inboxApiUrl)
}

/** Every address of this site in a mail: in its html, its text and its headers. */
async function linksOf(world: World, mail: CaughtMail): Promise<string[]> {
  const header = (await world.headersOf(mail)).get('list-unsubscribe') ?? ''
  const html = [...mail.html.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  )
  const text = `${mail.text}\n${header}`.match(/https?:\/\/[^\s<>")\]]+/g) ?? []
  const links = [...html, ...text].filter((link) => link.startsWith(world.addresses.site))
  return [...new Set(links)]
}

export type Crawl = { mails: number; links: number; paths: Set<string>; oneClicks: number }

/** Opens every link in these mails, and checks that the database has not changed. */
export async function crawl(world: World, mails: CaughtMail[]): Promise<Crawl> {
  const links = new Set((await Promise.all(mails.map((mail) => linksOf(world, mail)))).flat())
  // What the worker does each minute must not happen between the two readings.
  await world.query(`select graphile_worker.add_job('tick', '{}'::json, job_key := 'tick')`)
  await world.settle()
  const before = await tableHashes(world)
  for (const link of links) await follow(link)
  await world.settle()
  expect(await tableHashes(world)).toEqual(before)
  const paths = new Set([...links].map((link) => new URL(link).pathname))
  const oneClicks = [...links].filter((link) => new URL(link).pathname === '/api/newsletter/unsubscribe')
  return { mails: mails.length, links: links.size, paths, oneClicks: oneClicks.length }
}

/** Opens a link as a browser without scripts and cookies would. A link that leads nowhere fails as well. */
async function follow(link: string): Promise<void> {
  const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/145.0' }
  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await fetch(link, { method, headers })
    await answer.arrayBuffer()
    expect(answer.status, `${method} ${link}`).toBe(200)
  }
}
