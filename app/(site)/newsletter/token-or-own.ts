import { currentTime } from '@/lib/clock'
import { signOwnLink } from '@/lib/newsletter/links/sign-own-link'
import { findSignedIn } from '../../_parts/signed-in'

/** The token of a mailed link; without one, a token for the signed-in reader; '' for nobody. */
export async function tokenOrOwn(purpose: 'unsubscribe' | 'preferences', given: string): Promise<string> {
  if (given !== '') return given
  const signedIn = await findSignedIn()
  if (signedIn === null) return ''
  return (await signOwnLink(purpose, { email: signedIn.email, now: await currentTime() })) ?? ''
}
