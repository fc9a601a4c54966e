import { expect, listMails, type CaughtMail, type World } from './world'

// A mail program's scanner, at its most thorough: it opens every link of every mail, and asks for its head first.

/** Hashes of every table of ours; the queue of the worker is none, and a worker's heartbeat is nobody's decision. */
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

/** Every address of this site in a mail: in its html, in its text, and in its headers. */
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

/** Follows whatever stands in these mails, and shows that nothing in the database has changed by it. */
export async function crawl(world: World, mails: CaughtMail[]): Promise<Crawl> {
  const links = new Set((await Promise.all(mails.map((mail) => linksOf(world, mail)))).flat())
  await world.settle()
  const before = await tableHashes(world)
  for (const link of links) await follow(link)
  await world.settle()
  expect(await tableHashes(world)).toEqual(before)
  const paths = new Set([...links].map((link) => new URL(link).pathname))
  const oneClicks = [...links].filter((link) => new URL(link).pathname === '/api/newsletter/unsubscribe')
  return { mails: mails.length, links: links.size, paths, oneClicks: oneClicks.length }
}

/** As a browser without a script would, and without a cookie; a link that leads nowhere fails as well. */
async function follow(link: string): Promise<void> {
  const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/145.0' }
  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await fetch(link, { method, headers })
    await answer.arrayBuffer()
    expect(answer.status, `${method} ${link}`).toBe(200)
  }
}
