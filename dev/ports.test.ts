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

test('a port that someone listens on is not free, on loopback or everywhere', async () => {
  expect(await isPortFree(await occupy(0, '127.0.0.1'))).toBe(false)
  expect(await isPortFree(await occupy(0))).toBe(false)
})

test('the preferred port is taken where it is free, and the next free one where it is not', async () => {
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

test('what is started twice at once gets two ports', async () => {
  const preferred = await findFreePort(0)
  const ports = await Promise.all(
    Array.from({ length: 4 }, () => startOnFreePort(preferred, (port) => occupy(port, '127.0.0.1'))),
  )
  expect(new Set(ports).size).toBe(4)
})

test('a port that is kept is taken for everybody else, until it is given free', async () => {
  const port = await findFreePort(0)
  const release = await keepPort(port)
  expect(await isPortFree(port)).toBe(false)
  expect(await keepPort(port)).toBeUndefined()
  await release?.()
  expect(await isPortFree(port)).toBe(true)
})
