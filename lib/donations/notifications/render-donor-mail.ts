import type { ReactNode } from 'react'
import { defaultLanguage } from '../../languages/rules'
import { textIn } from '../../languages/text'
import type { FootLinks } from '../../mail/frame'
import { renderMail, type MailContent, type MailEnvelope } from '../../mail/render-mail'

type DonorMailHead = Pick<MailEnvelope, 'subject' | 'preheader' | 'neutral'> &
  Partial<Pick<MailEnvelope, 'reason' | 'end'>>

/** A mail to a donor. An answer to it must reach the people who can act on it. */
export function renderDonorMail(
  {
    contact,
    siteUrl,
    safetyUrl,
    isNeutral = false,
    language = defaultLanguage,
  }: FootLinks & { contact: string },
  head: DonorMailHead,
  body: ReactNode,
): Promise<MailContent> {
  const t = textIn(language)
  const headers = { 'Reply-To': contact }
  const reason = t('You are receiving this email because this address is used for a donation.')
  const end = t('We email you only when something happens to your donation.')
  const always = { siteUrl, safetyUrl, isNeutral, language, headers, reason, end }
  return renderMail({ ...always, ...head }, body)
}
