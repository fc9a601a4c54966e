import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readRoutes } from './read-routes'

const folder = mkdtempSync(path.join(tmpdir(), 'routes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('finds the pattern of an address, in every language, without what a person put into it', () => {
  const file = path.join(folder, 'routes-manifest.json')
  const dynamic = { page: '/articles/[slug]', regex: '^/articles/([^/]+?)(?:/)?$' }
  writeFileSync(file, JSON.stringify({ staticRoutes: [{ page: '/donate' }], dynamicRoutes: [dynamic] }))
  const routeOf = readRoutes(file)
  expect(routeOf('/donate?email=anna@example.org')).toBe('/donate')
  expect(routeOf('/ru/donate')).toBe('/donate')
  expect(routeOf('/articles/a-slug?x=1')).toBe('/articles/[slug]')
  expect(routeOf('/api/stripe/webhook')).toBe('/api/stripe/webhook')
  expect(routeOf('/_start/abc.js?of=%2F')).toBe('/_start/[script]')
  expect(routeOf('/anna@example.org')).toBeNull()
})

it('knows no pattern of a page where there is no build', () => {
  expect(readRoutes(path.join(folder, 'none.json'))('/donate')).toBeNull()
})
