import { settings } from '@/lib/env'

/** A mail in its frame, on the site or at the desk: it has its own styles and nothing else. */
export function isMail(pathname: string): boolean {
  return /^(\/newsletter\/(preview|\d+)|\/staff\/newsletter\/\d+)\/mail$/.test(pathname)
}

/** The Content-Security-Policy of a page. `nonce` marks the scripts of this one answer. */
export function pagePolicy(nonce: string): string {
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
export const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** The headers that are the same on every answer. */
export function steadyHeaders(): [string, string][] {
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
