import { afterAll, vi } from 'vitest'

// One process runs many test files (`isolate: false`), because starting one for each file costs more than the tests.
// So that no file notices the one before it, each loads the product's modules anew and finds the environment unchanged.

const before = { ...process.env }

afterAll(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
  for (const name of Object.keys(process.env))
    if (!(name in before)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, before)
})
