import { formatDay, type Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, Subhead, type FootLinks } from '../../mail/frame'
import { formAndRegistration, nameAndAddress } from '../../legal'
import type { MailContent } from '../../mail/render-mail'
import { formatMoney, type Money } from '../../money'
import { describeDonation, type Frequency } from '../../offers/rules'
import { publication } from '../../publication'
import { renderDonorMail } from './render-donor-mail'

export type ReceiptMail = FootLinks & {
  frequency: Frequency
  amount: Money
  paidOn: Day
  /** Null for a single donation, and for one that is ending. */
  nextChargeOn: Day | null
  statementDescriptor: string
  /** Stripe's id; its last characters become the reference that a donor can quote. */
  paymentId: string
  /** Part of the amount that the donor added to cover the card fee; null if none. */
  feeCovered: Money | null
  contact: string
  /** Opens this one donation. */
  manageUrl: string
}

/**
 * One for each payment. It never names the article that the donation came from: people who see a donor's mail must not
 * learn what the donor read.
 */
export function receiptMail(receipt: ReceiptMail): Promise<MailContent> {
  const { frequency, amount, contact, manageUrl } = receipt
  return renderDonorMail(
    receipt,
    {
      neutral: 'record',
      subject: `Thank you: ${nameDonation(amount, frequency)} to ${publication.name}`,
      preheader: 'Your receipt, for your records.',
      reason: 'You are receiving this email because a donation was made with this address.',
      end: 'We send one receipt for each payment.',
    },
    <>
      <Headline>Thank you</Headline>
      <Paragraph>
        Your donation has arrived. It pays for reporters who go and see for themselves, ask questions and
        write down what they find. You make that possible, and we are grateful.
      </Paragraph>
      <Facts rows={listFacts(receipt)} />
      <Paragraph>You do not need to do anything else. Please keep this email: it is your receipt.</Paragraph>
      <Publisher isNeutral={receipt.isNeutral === true} />
      <HowToChange frequency={frequency} contact={contact} manageUrl={manageUrl} />
    </>,
  )
}

/** Who received the donation, and what the receipt is worth for tax. A neutral mail must not name them. */
function Publisher({ isNeutral }: { isNeutral: boolean }) {
  if (isNeutral)
    return (
      <Paragraph>
        The page that the button opens says who received the donation and what this receipt is worth for tax.
      </Paragraph>
    )
  const { taxStatus, receiptNote } = publication.legal
  return (
    <Paragraph>
      Received by {nameAndAddress()}. {formAndRegistration()} {taxStatus} {receiptNote}
    </Paragraph>
  )
}

function listFacts(receipt: ReceiptMail): [string, string][] {
  const { amount, frequency, paidOn, nextChargeOn, statementDescriptor, paymentId, feeCovered } = receipt
  const fee: [string, string][] =
    feeCovered === null ? [] : [['Card fee included', formatMoney(feeCovered, publication.locale)]]
  return [
    ['Your donation', nameDonation(amount, frequency)],
    ...fee,
    ['Paid on', formatDay(paidOn)],
    ...(nextChargeOn === null ? [] : ([['Next charge', formatDay(nextChargeOn)]] as [string, string][])),
    ['On your statement', statementDescriptor],
    ['Reference', paymentId.slice(-8)],
  ]
}

type WaysProps = { frequency: Frequency; contact: string; manageUrl: string }

/** The only place that explains how to change or end a donation, or to correct a mistake. */
function HowToChange({ frequency, contact, manageUrl }: WaysProps) {
  if (frequency === 'once') {
    return (
      <>
        <Subhead>If something is wrong</Subhead>
        <Paragraph>
          This was a single donation: nothing more will be charged. If it was a mistake, reply to this email
          or write to {contact}, and a person will put it right.
        </Paragraph>
        <ActionLink href={manageUrl}>See or print your receipt</ActionLink>
      </>
    )
  }
  return (
    <>
      <Subhead>Change, pause or end it</Subhead>
      <Paragraph>
        The button opens this donation without a password. You can change the amount, the date or the card,
        pause it, or end it. Keep this link private. It works for 60 days, and every receipt has a new one.
      </Paragraph>
      <ActionLink href={manageUrl}>{changeWords}</ActionLink>
      <Paragraph>
        You can also reply to this email or write to {contact}. We will end the donation within a day and ask
        no questions.
      </Paragraph>
    </>
  )
}

/** "$2 every month"; a single donation is just "$25". */
export function nameDonation(amount: Money, frequency: Frequency): string {
  return frequency === 'once' ? formatMoney(amount, publication.locale) : describeDonation(amount, frequency)
}

export const changeWords = 'Change, pause or end your donation'

export type DonationMail = FootLinks & WaysProps & { amount: Money }

/** The donor, or somebody acting for them, has ended the donation. */
export function donationEndingMail(mail: DonationMail & { endsOn: Day }): Promise<MailContent> {
  const { frequency, amount, endsOn, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: `Your donation ends on ${formatDay(endsOn)}`,
      preheader: 'Nothing more will be charged.',
    },
    <>
      <Headline>Your donation will end</Headline>
      <Paragraph>
        Your donation of {nameDonation(amount, frequency)} ends on {formatDay(endsOn)}, the last day you have
        paid for. Nothing more will be charged. Thank you for all that it made possible.
      </Paragraph>
      <Paragraph>
        If you did not mean to end it, or have changed your mind, press the button by that day.
      </Paragraph>
      <ActionLink href={manageUrl}>Keep my donation</ActionLink>
      <Paragraph>You can also reply to this email or write to {contact}.</Paragraph>
    </>,
  )
}

/** The donation has ended, because somebody ended it or no payment came through. */
export function donationEndedMail(
  mail: DonationMail & { isUnpaid: boolean; donateUrl: string },
): Promise<MailContent> {
  const { frequency, amount, isUnpaid, donateUrl, manageUrl } = mail
  const reason = isUnpaid
    ? 'The payment failed several times, so we ended the donation. You owe nothing.'
    : 'It was ended as you asked. Nothing more will be charged.'
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: 'This is the last email about this donation.',
      subject: 'Your donation has ended',
      preheader: 'Nothing more will be charged.',
    },
    <>
      <Headline>Your donation has ended</Headline>
      <Paragraph>
        Your donation of {nameDonation(amount, frequency)} has ended. {reason}
      </Paragraph>
      <Paragraph>Thank you for supporting this newspaper. If you would like to give again:</Paragraph>
      <ActionLink href={donateUrl}>Give again</ActionLink>
      <Paragraph>You can see and print your payments and receipts for another 60 days:</Paragraph>
      <ActionLink href={manageUrl}>See your payments</ActionLink>
    </>,
  )
}

/** Sent a week before a yearly donation is charged again, so that it surprises nobody. */
export function renewalNoticeMail(mail: DonationMail & { chargeOn: Day }): Promise<MailContent> {
  const { frequency, amount, chargeOn, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: 'We send this email once a year.',
      subject: `Your donation renews on ${formatDay(chargeOn)}: ${nameDonation(amount, frequency)}`,
      preheader: 'The next charge is in a week.',
    },
    <>
      <Headline>Your annual donation renews soon</Headline>
      <Paragraph>
        You give {nameDonation(amount, frequency)}, and the next payment will be charged on{' '}
        {formatDay(chargeOn)}. If that is right, you do not need to do anything. Thank you.
      </Paragraph>
      <HowToChange frequency={frequency} contact={contact} manageUrl={manageUrl} />
    </>,
  )
}

/** For a donor who has lost the link in the receipts and wrote to us. */
export function askedLinkMail(mail: DonationMail): Promise<MailContent> {
  const { frequency, amount, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'link',
      subject: 'The link to your donation',
      preheader: 'It opens this one donation without a password.',
    },
    <>
      <Headline>The link to your donation</Headline>
      <Paragraph>
        Here is the link you asked for. The button opens your donation of {nameDonation(amount, frequency)}{' '}
        without a password. It works for 60 days. Keep this link private.
      </Paragraph>
      <ActionLink href={manageUrl}>
        {frequency === 'once' ? 'See or print your receipt' : changeWords}
      </ActionLink>
      <Paragraph>
        If you did not ask for it, you do not need to do anything. Nobody else was sent this email.
      </Paragraph>
    </>,
  )
}
