import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'

/** Answers 403. A plain form is redirected to a page that does so, because Next would turn it into a 404. */
export async function refuse(): Promise<never> {
  const isPlainForm = (await headers()).get('x-form-came-back') === '1'
  if (isPlainForm) redirect('/staff/refused')
  forbidden()
}
