import { formatDay, type Day } from '../days'
import { Facts, Headline, Paragraph, Subhead, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { formatMoney, type Money } from '../money'
import { describeGift, type Frequency } from '../offers/rules'
import { publication } from '../publication'

export type ReceiptMail = FootLinks & {
  frequency: Frequency
  amount: Money
  paidOn: Day
  /** Null for a single gift, and for one that is ending. */
  nextChargeOn: Day | null
  statementDescriptor: string
  /** Stripe's id; its last characters become the reference that a donor can quote. */
  paymentId: string
  contact: string
}

/**
 * One for each payment, the first or the fortieth. It never names the article that the gift came from: what
 * somebody read is nobody's business who sees their mail.
 */
export function receiptMail(receipt: ReceiptMail): Promise<MailContent> {
  const { frequency, amount, contact, siteUrl, safetyUrl } = receipt
  return renderMail(
    {
      ...{ siteUrl, safetyUrl },
      subject: `Thank you: ${nameGift(amount, frequency)} to ${publication.name}`,
      preheader: 'Your receipt, for your records.',
      why: 'You get this mail because a gift was paid with this address.',
      end: 'Each payment is followed by one receipt.',
      // "Answer this mail" has to reach the people who can act on it.
      headers: { 'Reply-To': contact },
    },
    <>
      <Headline>Thank you</Headline>
      <Paragraph>
        Your gift has arrived. It pays for people who go and look, ask again and write down what they found.
        That they can go on is your doing, and we are grateful.
      </Paragraph>
      <Facts rows={listFacts(receipt)} />
      <Paragraph>There is nothing more to do. Please keep this mail: it is your receipt.</Paragraph>
      <HowToEnd frequency={frequency} contact={contact} />
    </>,
  )
}

function listFacts(receipt: ReceiptMail): [string, string][] {
  const { amount, frequency, paidOn, nextChargeOn, statementDescriptor, paymentId } = receipt
  return [
    ['Your gift', nameGift(amount, frequency)],
    ['Paid on', formatDay(paidOn)],
    ...(nextChargeOn === null ? [] : ([['Next charge', formatDay(nextChargeOn)]] as [string, string][])),
    ['On your statement', statementDescriptor],
    ['Reference', paymentId.slice(-8)],
  ]
}

/** The one place that says how a gift ends or is put right. */
function HowToEnd({ frequency, contact }: { frequency: Frequency; contact: string }) {
  if (frequency === 'once') {
    return (
      <>
        <Subhead>If something is wrong</Subhead>
        <Paragraph>
          This was a single gift: nothing more will be charged. If it was a mistake, answer this mail or write
          to {contact}, and a person will put it right.
        </Paragraph>
      </>
    )
  }
  return (
    <>
      <Subhead>How to end your gift</Subhead>
      <Paragraph>
        Answer this mail or write to {contact}: we end it within a day and ask no questions. Nothing is
        charged after that.
      </Paragraph>
    </>
  )
}

/** "$2 every month"; a single gift is just "$25". */
function nameGift(amount: Money, frequency: Frequency): string {
  return frequency === 'once' ? formatMoney(amount, publication.locale) : describeGift(amount, frequency)
}
