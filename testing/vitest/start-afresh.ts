import { vi } from 'vitest'

const before = { ...process.env }

/** Forgets the product's modules, and gives back the environment that this process was started with. */
export function startAfresh(): void {
  vi.resetModules()
  vi.unstubAllGlobals()
  for (const name of Object.keys(process.env))
    if (!(name in before)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, before)
}
