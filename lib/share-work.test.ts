import { expect, it } from 'vitest'
import { shareWork } from './share-work'

/** Work that ends on request and counts how often it was started. */
function startable() {
  const begun: ((end: { value: string } | { error: Error }) => void)[] = []
  const work = () =>
    new Promise<string>((resolve, reject) =>
      begun.push((end) => ('value' in end ? resolve(end.value) : reject(end.error))),
    )
  return { begun, work }
}

it('does the work once for all who ask while it is being done, and again for those who ask later', async () => {
  const share = shareWork<string>()
  const { begun, work } = startable()
  const all = Array.from({ length: 1000 }, () => share('evt_1', work))
  expect(begun).toHaveLength(1)
  begun[0]?.({ value: 'first' })
  const shared = await Promise.all(all)
  expect(shared.filter(({ value }) => value === 'first')).toHaveLength(1000)
  expect(shared.filter(({ isFirst }) => isFirst)).toHaveLength(1)

  const later = share('evt_1', work)
  expect(begun).toHaveLength(2)
  begun[1]?.({ value: 'second' })
  expect(await later).toEqual({ value: 'second', isFirst: true })
})

it('keeps keys apart', async () => {
  const share = shareWork<string>()
  const { begun, work } = startable()
  const both = [share('evt_1', work), share('evt_2', work)]
  expect(begun).toHaveLength(2)
  begun.forEach((end, place) => end({ value: `${place}` }))
  expect((await Promise.all(both)).map(({ value }) => value)).toEqual(['0', '1'])
})

it('tells all of a failure, and tries again for those who ask after it', async () => {
  const share = shareWork<string>()
  const { begun, work } = startable()
  const both = [share('evt_1', work), share('evt_1', work)]
  begun[0]?.({ error: new Error('The database is away') })
  for (const each of await Promise.allSettled(both)) expect(each.status).toBe('rejected')
  const again = share('evt_1', work)
  begun[1]?.({ value: 'stored' })
  expect(await again).toEqual({ value: 'stored', isFirst: true })
})
