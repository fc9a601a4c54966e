import { afterAll, inject } from 'vitest'
import { disconnect } from '../../lib/db'
import { createWorld, openWorld } from '../world'
import { startAfresh } from './start-afresh'

// At the top level, so that the environment is set before the test file imports any code of the product.
const world = await createWorld(inject('database'), { checksMessages: true })
openWorld(world)

afterAll(async () => {
  try {
    await disconnect()
    await world.close()
  } finally {
    // Also after a failure: the next file must not meet this file's world.
    startAfresh()
  }
})
