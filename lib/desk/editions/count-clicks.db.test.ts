import { expect, it } from 'vitest'
import { db } from '../../db'
import { countClicks } from './count-clicks'

it('adds up the clicks of each edition, and leaves out editions without a count', async () => {
  await db().editionClick.createMany({
    data: [
      { editionNumber: 3, position: 1, count: 4 },
      { editionNumber: 3, position: 2, count: 38 },
      { editionNumber: 4, position: 1, count: 1 },
      { editionNumber: 5, position: 1, count: 9 },
    ],
  })
  expect([...(await countClicks([2, 3, 4]))].sort()).toEqual([
    [3, 42],
    [4, 1],
  ])
})
