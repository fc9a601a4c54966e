import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { isApiRoute, isFormRoute, isMultipart, isUrlEncoded } from './forms'

const app = path.resolve(import.meta.dirname, '..', '..', 'app')

it('lists every route outside /api that accepts forms, and no page', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const pathOf = (file: string) =>
    `/${path.posix
      .dirname(file)
      .replace(/\([^)]*\)\/?/g, '')
      .replace(/\[\w+\]/g, '7')}`
  const routes = files.filter((file) => file.endsWith('/route.ts') && !file.startsWith('api/'))
  const taking = routes.filter((file) =>
    readFileSync(path.join(app, file), 'utf8').includes('function POST('),
  )
  expect(taking.length).toBeGreaterThan(3)
  expect(routes.filter((file) => isFormRoute(pathOf(file)))).toEqual(taking)
  const pages = files.filter((file) => file.endsWith('/page.tsx'))
  expect(pages.filter((file) => isFormRoute(pathOf(file)))).toEqual([])
})

it('lists every API route that accepts POST, and none that does not', () => {
  const routes = readdirSync(path.join(app, 'api'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('/route.ts'))
  for (const file of routes) {
    const takesPost = readFileSync(path.join(app, 'api', file), 'utf8').includes('function POST(')
    expect(isApiRoute(`/api/${path.posix.dirname(file)}`), file).toBe(takesPost)
  }
  for (const answeredBeforeNext of ['/api/stripe/webhook', '/api/mail/events'])
    expect(isApiRoute(answeredBeforeNext)).toBe(true)
})

it('recognises both ways in which browsers send forms', () => {
  expect(isMultipart('multipart/form-data; boundary=----x')).toBe(true)
  for (const type of [
    '',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=x',
  ])
    expect(isMultipart(type), type).toBe(false)
  expect(isUrlEncoded('application/x-www-form-urlencoded;charset=UTF-8')).toBe(true)
  expect(isUrlEncoded('application/json')).toBe(false)
})
