import type { Language } from '@/lib/languages/rules'
import type { ServerText } from '@/lib/languages/text'
import { publication } from '@/lib/publication'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { requestText } from '../../../_parts/request-text'
import styles from './mail-language.module.css'

type Props = {
  /** The language of our emails to the reader now. */
  language: Language
  action: (form: FormData) => Promise<void>
  /** What the action must know of the reader: the token of a link. */
  values?: Record<string, string>
}

/** The language of our emails, with a button for the other one. Where we offer one language, there is no choice. */
export async function MailLanguage({ language, action, values = {} }: Props) {
  const t = await requestText()
  if (publication.languages.length === 1) return null
  const other = language === 'en' ? 'ru' : 'en'
  return (
    <>
      <h2>{t('Language')}</h2>
      <div className={styles.choice}>
        <p>
          {language === 'en'
            ? t('Our emails to this address are in English. Articles are always in English.')
            : t('Our emails to this address are in Russian. Articles are always in English.')}
        </p>
        <ButtonForm
          action={action}
          values={{ ...values, language: other }}
          look="quiet"
          button={other === 'ru' ? t('Send them in Russian') : t('Send them in English')}
        />
      </div>
    </>
  )
}

/** The answer to the button, by the language that is stored now. */
export function languageSaid(language: Language, t: ServerText): string {
  return language === 'en'
    ? t('Done. From now on our emails to this address are in English.')
    : t('Done. From now on our emails to this address are in Russian.')
}
