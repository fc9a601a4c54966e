import { NextResponse, type NextRequest } from 'next/server'
import { hasArticle, listSections } from '@/lib/articles/queries'
import { sectionFromPath } from '@/lib/articles/rules'
import { currentTime } from '@/lib/clock'
import { readManageLink } from '@/lib/donations/manage-links/read-manage-link'
import { linkCookie } from '@/lib/donations/supporters/donor-cookie'
import { isArchived } from '@/lib/editions/archive/is-archived'
import { settings } from '@/lib/env'

/**
 * Adds the security headers to every answer at run time: `headers()` of next.config.js is fixed at build time and
 * cannot use a URL from the environment.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = isMail(request.nextUrl.pathname) ? mailPolicy : pagePolicy(nonce)

  // Next takes the nonce for its own scripts from the policy in the request headers.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-form-came-back', isFormWithoutScript(request) ? '1' : '0')
  const response = (await isMissing(request.nextUrl.pathname))
    ? NextResponse.rewrite(new URL('/not-in-the-paper', request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } })

  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of steadyHeaders()) response.headers.set(name, value)
  const link = await findDonorLink(request)
  if (link !== null) response.cookies.set(linkCookie(link))
  if (isPrivate(request.nextUrl.pathname)) {
    response.headers.set('Cache-Control', 'no-store')
    response.headers.set('X-Robots-Tag', 'noindex')
  }
  return response
}

/**
 * The link of a receipt by which this request came. The browser keeps it for half an hour, as /donate/again does, so
 * that the site thanks its donor and does not ask again. A page cannot set a cookie.
 */
async function findDonorLink({ method, nextUrl }: NextRequest): Promise<string | null> {
  const token = nextUrl.pathname === '/account/donations' ? nextUrl.searchParams.get('token') : null
  if (method !== 'GET' || token === null) return null
  const read = await readManageLink(token, await currentTime())
  return read.ok ? token : null
}

/** A mail in its frame, on the site or at the desk: it has its own styles and nothing else. */
function isMail(pathname: string): boolean {
  return /^(\/newsletter\/(preview|\d+)|\/staff\/newsletter\/\d+)\/mail$/.test(pathname)
}

/** Private pages must not be cached or indexed. */
function isPrivate(pathname: string): boolean {
  return /^\/(staff|account|sign-in|api\/auth)(\/|$)/.test(pathname)
}

/**
 * Next would report `notFound()` from a page only by a script in the browser, but answers an unknown route in full. So
 * a missing article, section or edition is rewritten to an unknown route before it is rendered.
 */
async function isMissing(pathname: string): Promise<boolean> {
  const [, room, name, ...rest] = pathname.split('/')
  if (name === undefined || name === '' || rest.length > 0) return false
  if (room === 'newsletter' && /^\d+$/.test(name)) return !(await isArchived(name))
  if (room === 'articles') return !(await hasArticle(name))
  return room === 'sections' && sectionFromPath(name, await listSections()) === null
}

/**
 * Next keeps only 10 MB of a body that passes through here and drops the rest, so the import of subscribers is excluded
 * (its route has its own limit).
 */
export const config = { matcher: '/((?!_next/static/|staff/subscribers/imports/file$).*)' }

/**
 * True for a form that the browser sent to a page without a script. If that page is the answer, the form has errors,
 * because a success redirects. The title of the page says so.
 */
function isFormWithoutScript({ method, headers }: NextRequest): boolean {
  const isForm = (headers.get('content-type') ?? '').startsWith('multipart/form-data')
  return method === 'POST' && isForm && !headers.has('next-action')
}

function pagePolicy(nonce: string): string {
  const isDevelopment = settings().NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "frame-src 'self'",
    // A web worker computes the donation box's proof of work (lib/limits/proof-of-work.ts).
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${formTargets().join(' ')}`,
  ].join('; ')
}

/** Without JavaScript, the answer to a form redirects to Checkout, and browsers apply form-action to that. */
function formTargets(): string[] {
  const { STRIPE_API_BASE } = settings()
  const stripe = ['https://checkout.stripe.com', 'https://billing.stripe.com', 'https://invoice.stripe.com']
  return ["'self'", ...stripe, ...(STRIPE_API_BASE === undefined ? [] : [STRIPE_API_BASE])]
}

/** A mail has inline styles. It runs nothing, loads nothing, and only our own preview may frame it. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

function steadyHeaders(): [string, string][] {
  const headers: [string, string][] = [
    // With `no-referrer` browsers would send `Origin: null`, which server actions refuse.
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ],
  ]
  if (settings().SITE_URL.startsWith('https:')) {
    headers.push(['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'])
  }
  return headers
}
