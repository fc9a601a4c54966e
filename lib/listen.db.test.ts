import { afterEach, expect, it } from 'vitest'
import { db } from './db'
import { listen, type Listener } from './listen'

let listener: Listener | undefined
afterEach(() => listener?.stop())

async function hear() {
  const heard: string[] = []
  const connected: boolean[] = []
  listener = listen('pages_changed', {
    onMessage: (payload) => heard.push(payload),
    onConnected: (isConnected) => connected.push(isConnected),
  })
  await expect.poll(() => connected).toContain(true)
  return { heard, connected }
}

const article = {
  slug: 'one',
  section: 'News',
  headline: 'One',
  standfirst: 'One',
  byline: 'One',
  bodyMarkdown: 'One',
  publishedAt: new Date(),
  updatedAt: new Date(),
}

it('hears of an article that is published, changed and withdrawn, and of no transaction that failed', async () => {
  const { heard } = await hear()
  await db()
    .$transaction(async (transaction) => {
      await transaction.article.create({ data: { ...article, slug: 'never' } })
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  const { id } = await db().article.create({ data: article })
  await expect.poll(() => heard).toEqual([''])
  await db().article.update({ where: { id }, data: { headline: 'Two' } })
  await expect.poll(() => heard).toEqual(['', ''])
  await db().article.delete({ where: { id } })
  await expect.poll(() => heard.slice(2).toSorted()).toEqual(['', '/articles/one'])
})

it('connects again when the connection is lost, and says so', async () => {
  const { heard, connected } = await hear()
  await db().$queryRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`
  await expect.poll(() => connected).toEqual([true, false, true])
  await db().$executeRaw`notify pages_changed, 'after'`
  await expect.poll(() => heard).toEqual(['after'])
})
