import type { Language } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { requestText } from '../../../_parts/request-text'
import { speak } from './actions'
import styles from './preferences.module.css'

/** The language of our emails, with a button for the other one. Where we offer one language, there is no choice. */
export async function MailLanguage({ token, language }: { token: string; language: Language }) {
  const t = await requestText()
  if (publication.languages.length === 1) return null
  const other = language === 'en' ? 'ru' : 'en'
  return (
    <>
      <h2>{t('Language')}</h2>
      <div className={styles.leave}>
        <p>
          {language === 'en'
            ? t('Our emails to this address are in English. Articles are always in English.')
            : t('Our emails to this address are in Russian. Articles are always in English.')}
        </p>
        <ButtonForm
          action={speak}
          values={{ token, language: other }}
          look="quiet"
          button={other === 'ru' ? t('Send them in Russian') : t('Send them in English')}
        />
      </div>
    </>
  )
}
