import { cookies } from 'next/headers'
import { z } from 'zod'
import { settings } from '@/lib/env'
import { seal, unseal } from '@/lib/seal'

/**
 * What this browser has just asked us to mail, so that the next page can show the address, send the mail again, and
 * fill in the form when the reader changes it. It is sealed in a cookie: neither a URL nor a stored page has the
 * address, and nobody can put one into somebody else's page. The cookie is sent to the form's own pages alone.
 */
const forms = {
  newsletter: { cookie: 'asked-to-subscribe', path: '/newsletter' },
  reminder: { cookie: 'asked-to-remind', path: '/remind-me' },
} as const
type AskedForm = keyof typeof forms

/** How long a browser knows it: long enough for a mail that is late, short enough for a shared computer. */
export const askedMinutes = 60

const keptSchema = z.object({ until: z.number(), values: z.record(z.string(), z.unknown()) })

export async function rememberAsked(form: AskedForm, values: object, now: Date): Promise<void> {
  const { cookie, path } = forms[form]
  const kept = { until: now.getTime() + askedMinutes * 60_000, values }
  const secure = settings().SITE_URL.startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax', secure, path, maxAge: askedMinutes * 60 } as const
  ;(await cookies()).set(cookie, seal(cookie, JSON.stringify(kept)), options)
}

export async function forgetAsked(form: AskedForm): Promise<void> {
  const { cookie, path } = forms[form]
  ;(await cookies()).delete({ name: cookie, path })
}

/** Null if this browser asked for nothing lately, or what it asked for does not fit the form any more. */
export async function readAsked<Data>(
  form: AskedForm,
  schema: z.ZodType<Data>,
  now: Date,
): Promise<Data | null> {
  const { cookie } = forms[form]
  const kept = keptSchema.safeParse(open(cookie, (await cookies()).get(cookie)?.value ?? ''))
  if (!kept.success || kept.data.until <= now.getTime()) return null
  return schema.safeParse(kept.data.values).data ?? null
}

/** Null for a value that we did not seal: anybody can send a cookie. */
function open(cookie: string, sealed: string): unknown {
  try {
    return JSON.parse(unseal(cookie, sealed))
  } catch {
    return null
  }
}
