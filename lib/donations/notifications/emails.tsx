import type { Day } from '../../days'
import { ActionLink, Facts, Headline, Paragraph, Subhead, type FootLinks } from '../../mail/frame'
import { formAndRegistration, nameAndAddress } from '../../legal'
import type { MailContent } from '../../mail/render-mail'
import type { Money } from '../../money'
import { legalIn } from '../../languages/legal'
import type { Frequency } from '../../offers/rules'
import { nameDonation } from '../../offers/say-donation'
import { publication } from '../../publication'
import { renderDonorMail } from './render-donor-mail'
import { textIn, type ServerText } from '../../languages/text'

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
  const t = textIn(receipt.language)
  const { frequency, amount, contact, manageUrl } = receipt
  return renderDonorMail(
    receipt,
    {
      neutral: 'record',
      subject: t('Thank you: {donation} to {paper}', {
        donation: nameDonation({ amount, frequency }, t),
        paper: publication.name,
      }),
      preheader: t('Your receipt, for your records.'),
      reason: t('You are receiving this email because a donation was made with this address.'),
      end: t('We send one receipt for each payment.'),
    },
    <>
      <Headline>{t('Thank you')}</Headline>
      <Paragraph>
        {t(
          'Your donation has arrived. It pays for reporters who go and see for themselves, ask questions and write down what they find. You make that possible, and we are grateful.',
        )}
      </Paragraph>
      <Facts rows={listFacts(receipt, t)} />
      <Paragraph>
        {t('You do not need to do anything else. Please keep this email: it is your receipt.')}
      </Paragraph>
      <Publisher isNeutral={receipt.isNeutral === true} t={t} />
      <HowToChange t={t} frequency={frequency} contact={contact} manageUrl={manageUrl} />
    </>,
  )
}

/** Who received the donation, and what the receipt is worth for tax. A neutral mail must not name them. */
function Publisher({ isNeutral, t }: { isNeutral: boolean; t: ServerText }) {
  if (isNeutral)
    return (
      <Paragraph>
        {t(
          'The page that the button opens says who received the donation and what this receipt is worth for tax.',
        )}
      </Paragraph>
    )
  const legal = legalIn(t)
  const { taxStatus, receiptNote } = legal
  return (
    <Paragraph>
      {t('Received by {nameAndAddress}. {formAndRegistration} {taxStatus} {receiptNote}', {
        nameAndAddress: nameAndAddress(),
        formAndRegistration: formAndRegistration(legal),
        taxStatus,
        receiptNote,
      })}
    </Paragraph>
  )
}

function listFacts(receipt: ReceiptMail, t: ServerText): [string, string][] {
  const { amount, frequency, paidOn, nextChargeOn, statementDescriptor, paymentId, feeCovered } = receipt
  const fee: [string, string][] = feeCovered === null ? [] : [[t('Card fee included'), t.money(feeCovered)]]
  return [
    [t('Your donation'), nameDonation({ amount, frequency }, t)],
    ...fee,
    [t('Paid on'), t.day(paidOn)],
    ...(nextChargeOn === null ? [] : ([[t('Next charge'), t.day(nextChargeOn)]] as [string, string][])),
    [t('On your statement'), statementDescriptor],
    [t('Reference'), paymentId.slice(-8)],
  ]
}

type Ways = { frequency: Frequency; contact: string; manageUrl: string }

/** The only place that explains how to change or end a donation, or to correct a mistake. */
function HowToChange({ frequency, contact, manageUrl, t }: Ways & { t: ServerText }) {
  if (frequency === 'once') {
    return (
      <>
        <Subhead>{t('If something is wrong')}</Subhead>
        <Paragraph>
          {t(
            'This was a single donation: nothing more will be charged. If it was a mistake, reply to this email or write to {contact}, and a person will put it right.',
            { contact },
          )}
        </Paragraph>
        <ActionLink href={manageUrl}>{t('See or print your receipt')}</ActionLink>
      </>
    )
  }
  return (
    <>
      <Subhead>{t('Change, pause or end it')}</Subhead>
      <Paragraph>
        {t(
          'The button opens this donation without a password. You can change the amount, the date or the card, pause it, or end it. Keep this link private. It works for 60 days, and every receipt has a new one.',
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>{t(changeWords)}</ActionLink>
      <Paragraph>
        {t(
          'You can also reply to this email or write to {contact}. We will end the donation within a day and ask no questions.',
          { contact },
        )}
      </Paragraph>
    </>
  )
}

export const changeWords = 'Change, pause or end your donation'

export type DonationMail = FootLinks & Ways & { amount: Money }

/** The donor, or somebody acting for them, has ended the donation. */
export function donationEndingMail(mail: DonationMail & { endsOn: Day }): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, endsOn, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      subject: t('Your donation ends on {endsOn}', { endsOn: t.day(endsOn) }),
      preheader: t('Nothing more will be charged.'),
    },
    <>
      <Headline>{t('Your donation will end')}</Headline>
      <Paragraph>
        {t(
          'Your donation of {donation} ends on {endsOn}, the last day you have paid for. Nothing more will be charged. Thank you for all that it made possible.',
          { donation: nameDonation({ amount, frequency }, t), endsOn: t.day(endsOn) },
        )}
      </Paragraph>
      <Paragraph>
        {t('If you did not mean to end it, or have changed your mind, press the button by that day.')}
      </Paragraph>
      <ActionLink href={manageUrl}>{t('Keep my donation')}</ActionLink>
      <Paragraph>{t('You can also reply to this email or write to {contact}.', { contact })}</Paragraph>
    </>,
  )
}

/** The donation has ended, because somebody ended it or no payment came through. */
export function donationEndedMail(
  mail: DonationMail & { isUnpaid: boolean; donateUrl: string },
): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, isUnpaid, donateUrl, manageUrl } = mail
  const reason = isUnpaid
    ? t('The payment failed several times, so we ended the donation. You owe nothing.')
    : t('It was ended as you asked. Nothing more will be charged.')
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: t('This is the last email about this donation.'),
      subject: t('Your donation has ended'),
      preheader: t('Nothing more will be charged.'),
    },
    <>
      <Headline>{t('Your donation has ended')}</Headline>
      <Paragraph>
        {t('Your donation of {donation} has ended. {reason}', {
          donation: nameDonation({ amount, frequency }, t),
          reason,
        })}
      </Paragraph>
      <Paragraph>{t('Thank you for supporting this newspaper. If you would like to give again:')}</Paragraph>
      <ActionLink href={donateUrl}>{t('Give again')}</ActionLink>
      <Paragraph>{t('You can see and print your payments and receipts for another 60 days:')}</Paragraph>
      <ActionLink href={manageUrl}>{t('See your payments')}</ActionLink>
    </>,
  )
}

/** Sent a week before a yearly donation is charged again, so that it surprises nobody. */
export function renewalNoticeMail(mail: DonationMail & { chargeOn: Day }): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, chargeOn, contact, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'update',
      end: t('We send this email once a year.'),
      subject: t('Your donation renews on {chargeOn}: {donation}', {
        chargeOn: t.day(chargeOn),
        donation: nameDonation({ amount, frequency }, t),
      }),
      preheader: t('The next charge is in a week.'),
    },
    <>
      <Headline>{t('Your annual donation renews soon')}</Headline>
      <Paragraph>
        {t(
          'You give {donation}, and the next payment will be charged on {chargeOn}. If that is right, you do not need to do anything. Thank you.',
          { donation: nameDonation({ amount, frequency }, t), chargeOn: t.day(chargeOn) },
        )}
      </Paragraph>
      <HowToChange t={t} frequency={frequency} contact={contact} manageUrl={manageUrl} />
    </>,
  )
}

/** For a donor who has lost the link in the receipts and wrote to us. */
export function askedLinkMail(mail: DonationMail): Promise<MailContent> {
  const t = textIn(mail.language)
  const { frequency, amount, manageUrl } = mail
  return renderDonorMail(
    mail,
    {
      neutral: 'link',
      subject: t('The link to your donation'),
      preheader: t('It opens this one donation without a password.'),
    },
    <>
      <Headline>{t('The link to your donation')}</Headline>
      <Paragraph>
        {t(
          'Here is the link you asked for. The button opens your donation of {donation} without a password. It works for 60 days. Keep this link private.',
          { donation: nameDonation({ amount, frequency }, t) },
        )}
      </Paragraph>
      <ActionLink href={manageUrl}>
        {frequency === 'once' ? t('See or print your receipt') : t(changeWords)}
      </ActionLink>
      <Paragraph>
        {t('If you did not ask for it, you do not need to do anything. Nobody else was sent this email.')}
      </Paragraph>
    </>,
  )
}
