import type { ReactNode } from 'react'
import type { FootLinks } from '../../mail/frame'
import { renderMail, type MailContent, type MailEnvelope } from '../../mail/render-mail'

const reason = 'You are receiving this email because this address is used for a donation.'
const end = 'We email you only when something happens to your donation.'

type DonorMailHead = Pick<MailEnvelope, 'subject' | 'preheader' | 'neutral'> &
  Partial<Pick<MailEnvelope, 'reason' | 'end'>>

/** A mail to a donor. An answer to it must reach the people who can act on it. */
export function renderDonorMail(
  { contact, siteUrl, safetyUrl, isNeutral = false }: FootLinks & { contact: string },
  head: DonorMailHead,
  body: ReactNode,
): Promise<MailContent> {
  const headers = { 'Reply-To': contact }
  const always = { siteUrl, safetyUrl, isNeutral, headers, reason, end }
  return renderMail({ ...always, ...head }, body)
}
