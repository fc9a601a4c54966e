import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { findFreePort, isPortFree, keepPort, startOnFreePort } from './ports'

const open: Server[] = []

afterEach(() => open.splice(0).forEach((server) => server.close()))

async function occupy(port: number, host?: string): Promise<number> {
  const server = createServer()
  open.push(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host === undefined ? {} : { host }) }, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('a port with a listener is not free, on loopback or on every address', async () => {
  expect(await isPortFree(await occupy(0, '127.0.0.1'))).toBe(false)
  expect(await isPortFree(await occupy(0))).toBe(false)
})

test('the preferred port is taken if it is free, else the next free one', async () => {
  const taken = await occupy(0, '127.0.0.1')
  const found = await findFreePort(taken)
  expect(found).toBeGreaterThan(taken)
  expect(await findFreePort(found)).toBe(found)
})

test('0 means any free port', async () => {
  const port = await findFreePort(0)
  expect(port).toBeGreaterThan(1023)
  expect(await isPortFree(port)).toBe(true)
})

test('two starts at once get two ports', async () => {
  const preferred = await findFreePort(0)
  const ports = await Promise.all(
    Array.from({ length: 4 }, () => startOnFreePort(preferred, (port) => occupy(port, '127.0.0.1'))),
  )
  expect(new Set(ports).size).toBe(4)
})

test('a reserved port is taken for everybody else until it is released', async () => {
  const port = await findFreePort(0)
  const release = await keepPort(port)
  expect(await isPortFree(port)).toBe(false)
  expect(await keepPort(port)).toBeUndefined()
  await release?.()
  expect(await isPortFree(port)).toBe(true)
})
