import { afterAll, inject } from 'vitest'
import { disconnect } from '../../lib/db'
import { createWorld, openWorld } from '../world'

// Top-level, so that the environment names this world before the test file imports anything of the product.
const world = await createWorld(inject('database'), { checksMessages: true })
openWorld(world)

afterAll(async () => {
  await disconnect()
  await world.close()
})
