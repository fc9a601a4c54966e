import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import styles from './support-ask.module.css'
import { SupportOrThanks } from './support-or-thanks'
import { requestText } from '../../../_parts/request-text'

/** The short ask of the front page and of a section. */
export async function SupportAsk({ placement }: { placement: 'front-page' | 'section' }) {
  const t = await requestText()
  return (
    <SupportOrThanks>
      <section className={styles.support} aria-labelledby="short-ask" data-print="no">
        <h2 id="short-ask">{t('Paid for by readers')}</h2>
        <p>
          {t(
            'Finding out what happens in Russia costs money, and our readers pay for it. Give once, monthly or annually, whatever amount suits you.',
          )}
        </p>
        <p>
          <LinkButton href={t.href(`/donate?placement=${placement}`)} look="support">
            {t('Support {paper}', { paper: publication.name })}
          </LinkButton>
        </p>
      </section>
    </SupportOrThanks>
  )
}
