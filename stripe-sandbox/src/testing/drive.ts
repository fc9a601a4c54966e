export type HostedPayment = {
  /** The address of the checkout page: `session.url`. */
  url: string
  /** With or without spaces. */
  card: string
  email: string
  name: string
  cvc?: string
  /** Such as "12 / 34"; by default a date far in the future. */
  expiry?: string
  /** The answer to 3-D Secure; default complete. */
  threeDSecure?: 'complete' | 'fail'
}

/** `location` is the redirect at the end (the success url), else null. */
export type HostedPaymentResult = { status: number; location: string | null; html: string }

/**
 * Fills in the hosted checkout page as a browser without JavaScript does: reads the page, sends its form with its
 * hidden fields, answers 3-D Secure. A decline returns status 402 with the page, bad input 422.
 */
export async function payOnHostedPage(payment: HostedPayment): Promise<HostedPaymentResult> {
  const page = await fetch(payment.url, { redirect: 'manual' })
  const html = await page.text()
  const form = formOf(html, payment.url)
  if (form === null) return { status: page.status, location: null, html }
  const fields = {
    ...form.hidden,
    email: payment.email,
    cardNumber: payment.card,
    cardExpiry: payment.expiry ?? '12 / 60',
    cardCvc: payment.cvc ?? (/^3[47]/.test(payment.card) ? '1234' : '123'),
    billingName: payment.name,
  }
  return follow(await submit(form.action, fields), payment)
}

async function follow(response: Response, payment: HostedPayment): Promise<HostedPaymentResult> {
  const target = response.headers.get('location')
  if (target === null) return { status: response.status, location: null, html: await response.text() }
  const location = new URL(target, response.url)
  if (location.origin !== new URL(payment.url).origin || !location.pathname.startsWith('/c/pay/')) {
    return { status: response.status, location: location.href, html: '' }
  }
  const next = await fetch(location, { redirect: 'manual' })
  const html = await next.text()
  const form = location.pathname.endsWith('/authenticate') ? formOf(html, location.href) : null
  if (form === null) return { status: next.status, location: null, html }
  return follow(
    await submit(form.action, { ...form.hidden, answer: payment.threeDSecure ?? 'complete' }),
    payment,
  )
}

function submit(action: string, fields: Record<string, string>): Promise<Response> {
  return fetch(action, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
}

function formOf(html: string, base: string): { action: string; hidden: Record<string, string> } | null {
  const [, formTag = '', inside = ''] = /<form\b([^>]*)>([\s\S]*?)<\/form>/.exec(html) ?? []
  const action = attributeOf(formTag, 'action')
  if (action === null) return null
  const inputs = [...inside.matchAll(/<input\b([^>]*)>/g)].map(([, tag = '']) => tag)
  const hidden = inputs.filter((tag) => attributeOf(tag, 'type') === 'hidden')
  return {
    action: new URL(action, base).href,
    hidden: Object.fromEntries(
      hidden.map((tag) => [attributeOf(tag, 'name') ?? '', attributeOf(tag, 'value') ?? '']),
    ),
  }
}

function attributeOf(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null
}
