import { cookies } from 'next/headers'
import * as z from 'zod'
import { settings } from '@/lib/env'
import { seal, unseal } from '@/lib/secrets/seal'
import { allFormCookies, formCookie } from '../../../_parts/form-cookies'
import { requestLanguage } from '../../../_parts/request-text'

/**
 * What this browser has just asked us to mail, so that the next page can show the address, send the mail again, and
 * fill in the form when the reader changes it. It is sealed in a cookie: neither a URL nor a stored page has the
 * address, and nobody can put one into somebody else's page. The cookie is sent to the form's own pages alone.
 */
const forms = { newsletter: 'asked-to-subscribe', reminder: 'asked-to-remind' } as const
type AskedForm = keyof typeof forms

/** How long a browser knows it: long enough for a mail that is late, short enough for a shared computer. */
export const askedMinutes = 60

const keptSchema = z.object({ until: z.number(), values: z.record(z.string(), z.unknown()) })

export async function rememberAsked(form: AskedForm, values: object, now: Date): Promise<void> {
  const kept = { until: now.getTime() + askedMinutes * 60_000, values }
  const secure = settings().SITE_URL.startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax', secure, maxAge: askedMinutes * 60 } as const
  const [jar, sealed] = [await cookies(), seal(forms[form], JSON.stringify(kept))]
  for (const { name, path } of allFormCookies(forms[form])) jar.set(name, sealed, { ...options, path })
}

export async function forgetAsked(form: AskedForm): Promise<void> {
  const jar = await cookies()
  for (const each of allFormCookies(forms[form])) jar.delete(each)
}

/** Null if this browser asked for nothing lately, or what it asked for does not fit the form any more. */
export async function readAsked<Data>(
  form: AskedForm,
  schema: z.ZodType<Data>,
  now: Date,
): Promise<Data | null> {
  const { name } = formCookie(forms[form], await requestLanguage())
  const kept = keptSchema.safeParse(open(forms[form], (await cookies()).get(name)?.value ?? ''))
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
