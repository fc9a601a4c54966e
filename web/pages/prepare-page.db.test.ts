import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { db } from '@/lib/db'
import { signManageLink } from '@/lib/donations/manage-links/sign-manage-link'
import { signToken } from '@/lib/secrets/tokens'
import { give, now } from '../../testing/fixtures/donor'
import { preparePages } from './prepare-page'

/** What Next would get, and the headers of its answer. */
async function prepare(url: string, given: { method?: string; headers?: Record<string, string> } = {}) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url, headers: {}, ...given })
  const response = new ServerResponse(request)
  const next = vi.fn(() => Promise.resolve())
  await preparePages(next)(request, response)
  return { request, response, isHandled: next.mock.calls.length === 1 }
}

it('gives each answer a nonce of its own, and Next the same policy', async () => {
  const one = await prepare('/remind-me')
  const other = await prepare('/remind-me')
  const policy = one.response.getHeader('content-security-policy')
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';/)
  expect(one.request.headers['content-security-policy']).toBe(policy)
  expect(other.response.getHeader('content-security-policy')).not.toBe(policy)
})

it('overwrites what the request claims', async () => {
  const claims = {
    'content-security-policy': "script-src 'nonce-x'",
    'x-path': '/staff',
    'x-form-came-back': '1',
  }
  const { request } = await prepare('/newsletter?a=%20b&_rsc=x', { headers: claims })
  expect(request.headers['content-security-policy']).not.toContain('nonce-x')
  expect(request.headers['x-path']).toBe('/newsletter?a=+b')
  expect(request.headers['x-form-came-back']).toBe('0')
})

it('keeps the query of a page as it was sent', async () => {
  expect((await prepare('/sign-in?back=%2Fstaff')).request.headers['x-path']).toBe('/sign-in?back=%2Fstaff')
})

it('tells a page of a form that was sent without a script', async () => {
  const form = { 'content-type': 'multipart/form-data; boundary=x' }
  const cameBack = async (method: string, headers: Record<string, string>) =>
    (await prepare('/newsletter', { method, headers })).request.headers['x-form-came-back']
  expect(await cameBack('POST', form)).toBe('1')
  expect(await cameBack('POST', { ...form, 'next-action': '7f' })).toBe('0')
  expect(await cameBack('GET', form)).toBe('0')
})

it.each(['/staff', '/account/donations', '/sign-in', '/api/auth/callback/email', '/x/../staff/people'])(
  '%s is not cached or indexed',
  async (url) => {
    const { response } = await prepare(url)
    expect(response.getHeader('cache-control')).toBe('no-store')
    expect(response.getHeader('x-robots-tag')).toBe('noindex')
  },
)

it('lets a mail have its own styles and nothing else, in its frame alone', async () => {
  for (const url of ['/newsletter/preview/mail', '/newsletter/7/mail', '/staff/newsletter/7/mail']) {
    const policy = String((await prepare(url)).response.getHeader('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'self'")
  }
  const page = String((await prepare('/newsletter/preview')).response.getHeader('content-security-policy'))
  expect(page).toContain("frame-ancestors 'none'")
})

it('leaves build files alone', async () => {
  const { request, response } = await prepare('/_next/static/chunks/a.js')
  expect(response.getHeaderNames()).toEqual([])
  expect(request.headers).toEqual({})
})

it.each(['/articles/no-such-article', '/sections/no-such-section', '/newsletter/999999'])(
  '%s becomes an address that Next does not know',
  async (url) => {
    const { request } = await prepare(`${url}?a=b`)
    expect(request.url).toBe('/not-in-the-paper')
    expect(request.headers['x-path']).toBe(`${url}?a=b`)
  },
)

it('keeps the link of a receipt in the browser, and in the request itself', async () => {
  const { id } = await give()
  const token = new URL(signManageLink(id, now())).searchParams.get('token') ?? ''
  const url = `/account/donations?token=${token}`
  const { request, response } = await prepare(url, { headers: { cookie: 'a=b' } })
  const cookie = String(response.getHeader('set-cookie'))
  expect(cookie).toMatch(/^donation-link=[^;]+; Max-Age=1800; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(request.headers.cookie).toBe(`a=b; ${cookie.split(';')[0]}`)

  const ofAnother = `/account/donations?token=${signToken('change-card', { subject: id })}`
  expect((await prepare(ofAnother)).response.hasHeader('set-cookie')).toBe(false)
  expect((await prepare(url, { method: 'HEAD' })).response.hasHeader('set-cookie')).toBe(false)
})

it('answers 500 if the database cannot say, with the headers of a page', async () => {
  await db().$executeRaw`alter table articles rename to articles_away`
  try {
    const { response, isHandled } = await prepare('/articles/any')
    expect(isHandled).toBe(false)
    expect(response.statusCode).toBe(500)
    expect(response.getHeader('content-security-policy')).toContain("default-src 'self'")
  } finally {
    await db().$executeRaw`alter table articles_away rename to articles`
  }
})
