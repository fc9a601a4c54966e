'use server'

import { redirect } from 'next/navigation'
import { wholeNumber } from '@/lib/bounded'
import { currentTime } from '@/lib/clock'
import { confirmDonationAddress } from '@/lib/donations/address/confirm-address'
import { requestDonationAddress } from '@/lib/donations/address/request-address'
import { continueSchema } from '@/lib/donations/schema'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { path } from '@/lib/urls'
import { explainWait } from '../../../../_parts/explain-wait'
import { visitorIp } from '../../../_parts/visitor'
import { donationPath, findHeldDonation } from '../holder'
import { requestText } from '../../../../_parts/request-text'

/** From the page of a donation: mails a link to the new address. */
export async function requestAddress(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const values = fieldsOf(form)
  const { token, donation: named } = values
  const access = token === undefined || token === '' ? { donation: named } : { token }
  const parsed = continueSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error, t.known), values }
  const donation = await findHeldDonation(access)
  if (donation === null) redirect(t.href(donationPath(access)))
  const number = wholeNumber(0).catch(0).parse(values.number)
  const by = access.token === undefined ? ('address' as const) : ('link' as const)
  const from = { now: await currentTime(), ip: await visitorIp(), by }
  const asked = await requestDonationAddress(donation.id, { number, email: parsed.data.email, ...from })
  if (asked.ok) redirect(t.href(donationPath(access, 'address')))
  switch (asked.reason) {
    case 'limited':
      return { errors: [{ field: '', message: explainWait(asked.retryAfterSeconds, t) }], values }
    case 'unchanged':
      return { errors: [{ field: 'email', message: t(same) }], values }
    case 'sign_in':
      return { errors: [{ field: '', message: t(signIn) }], values }
    case 'not_possible':
    case 'changed_meanwhile':
      return redirect(t.href(donationPath(access, 'meanwhile')))
  }
}

const signIn =
  'This donation has the card and the address of another one, so both move together. To change the address, sign in with the address that receives your receipts.'

const same = 'Receipts already go to this address. Enter another one.'

/** From the mailed link's page. The page then shows what became of it. */
export async function confirmAddress(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  const confirmed = await confirmDonationAddress(token, await currentTime())
  const said = confirmed.ok && confirmed.value === 'noted' ? 'noted' : undefined
  redirect(t.href(path('/account/donations/address', { token, said })))
}
