import { settings } from '../env'
import { inLanguage, type Language } from './rules'

/** The URL of a page in a reader's language, for Stripe and files; mails do it themselves (lib/mail/render-mail.ts). */
export function siteUrlIn(language: Language, address: string): string {
  return settings().SITE_URL + inLanguage(language, address)
}
