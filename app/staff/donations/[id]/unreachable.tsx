import { formatMoment } from '@/lib/days'
import { findRefusedMail } from '@/lib/desk/deliverability/find-refused-mail'
import { needsSmtpUtf8 } from '@/lib/addresses/email-address'
import { Notice } from '../../../_ui/notice'

type Props = { address: string | null; isPaid: boolean }

/** Says that our mail does not reach a donor, who pays and gets no receipt and no link to the donation. */
export async function Unreachable({ address, isPaid }: Props) {
  if (address === null) {
    if (!isPaid) return null
    return (
      <Notice>
        This is paid, but the payment company did not give us an email address, so we could not email a
        receipt or a link. The payment in Stripe’s dashboard may say more.
      </Notice>
    )
  }
  const refused = await findRefusedMail(address)
  if (refused === null) return null
  return (
    <Notice>
      Emails to this address do not arrive: “{refused.subject}” of {formatMoment(refused.at)} was refused for
      good. {refused.reason}.{' '}
      {needsSmtpUtf8(address) &&
        'The part before the @ has letters that only some mail servers take (SMTPUTF8). '}
      Ask the donor for another address, and change it in Stripe.
    </Notice>
  )
}
