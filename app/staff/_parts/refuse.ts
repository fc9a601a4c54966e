import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'

/** Answers 403, and a plain form by way of a page that does: Next would make a 404 of it. */
export async function refuse(): Promise<never> {
  const isPlainForm = (await headers()).get('x-form-came-back') === '1'
  if (isPlainForm) redirect('/staff/refused')
  forbidden()
}
