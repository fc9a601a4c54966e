import { afterAll } from 'vitest'
import { startAfresh } from './start-afresh'

// One process runs many test files (`isolate: false`), because starting one for each file costs more than the tests.
// So that no file notices the one before it, each loads the product's modules anew and finds the environment unchanged.

afterAll(startAfresh)
