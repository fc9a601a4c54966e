import { NextResponse, type NextRequest } from 'next/server'
import { hasArticle, listSections } from '@/lib/articles/queries'
import { sectionFromPath } from '@/lib/articles/rules'
import { isArchived } from '@/lib/editions/archive/is-archived'
import { settings } from '@/lib/env'

/**
 * Every answer leaves with its security headers, written here at run time: `headers()` of next.config.js is
 * frozen by the build and could not name an address from the environment.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = isMail(request.nextUrl.pathname) ? mailPolicy : pagePolicy(nonce)

  // Next reads the nonce for its own scripts out of the request's copy of the policy.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-form-came-back', isFormWithoutScript(request) ? '1' : '0')
  const response = (await isMissing(request.nextUrl.pathname))
    ? NextResponse.rewrite(new URL('/not-in-the-paper', request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } })

  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of steadyHeaders()) response.headers.set(name, value)
  if (isPrivate(request.nextUrl.pathname)) {
    response.headers.set('Cache-Control', 'no-store')
    response.headers.set('X-Robots-Tag', 'noindex')
  }
  return response
}

/** A letter in its frame, on the site or at the desk: it brings its own style, and nothing else. */
function isMail(pathname: string): boolean {
  return /^(\/newsletter\/(preview|\d+)|\/staff\/newsletter\/\d+)\/mail$/.test(pathname)
}

/** What is one person's own is kept by no cache, and found by no search engine. */
function isPrivate(pathname: string): boolean {
  return /^\/(staff|account|sign-in|api\/auth)(\/|$)/.test(pathname)
}

/**
 * A page that finds nothing could only say so by a script: Next leaves `notFound()` to the browser. An address
 * that no route knows is answered whole, so a missing article, section or edition is led there before it is rendered.
 */
async function isMissing(pathname: string): Promise<boolean> {
  const [, room, name, ...rest] = pathname.split('/')
  if (name === undefined || name === '' || rest.length > 0) return false
  if (room === 'newsletter' && /^\d+$/.test(name)) return !(await isArchived(name))
  if (room === 'articles') return !(await hasArticle(name))
  return room === 'sections' && sectionFromPath(name, await listSections()) === null
}

/** Next keeps 10 MB of a body that passes here and drops the rest: a file of subscribers goes by (its route says no more). */
export const config = { matcher: '/((?!_next/static/|staff/subscribers/imports/file$).*)' }

/**
 * True for a form that the browser itself sent, to a page and not to a script: where that page is the answer,
 * something in the form is to be put right, because what succeeds redirects. The page's title says so.
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
    // The proof of the donation box is found by a worker (lib/proof-of-work.ts).
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${formTargets().join(' ')}`,
  ].join('; ')
}

/** Without JavaScript the answer to a form leads on to Checkout, and browsers hold that against form-action. */
function formTargets(): string[] {
  const { STRIPE_API_BASE } = settings()
  const stripe = ['https://checkout.stripe.com', 'https://billing.stripe.com', 'https://invoice.stripe.com']
  return ["'self'", ...stripe, ...(STRIPE_API_BASE === undefined ? [] : [STRIPE_API_BASE])]
}

/** A mail carries its styles inside; it runs nothing, loads nothing, and only our own preview frames it. */
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
    // `no-referrer` would make browsers send `Origin: null`, which server actions refuse.
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
