import { nameAndAddress } from '@/lib/legal'
import { publication } from '@/lib/publication'
import styles from './trust.module.css'
import { requestText } from '../../../_parts/request-text'

/** Beside the box: who receives a donation, what it pays for, how it ends and what a bank sees of it. */
export async function Trust() {
  const t = await requestText()
  const { name, statementDescriptor, legal } = publication
  return (
    <section className={styles.trust} aria-labelledby="trust-heading">
      <p id="trust-heading" className={styles.heading}>
        {t('Before you give')}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('Who receives it')}</dt>
          <dd>
            {t('{nameAndAddress}, the publisher of {name}. {taxStatus}', {
              nameAndAddress: nameAndAddress(),
              name,
              taxStatus: t.known(legal.taxStatus),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('What it pays for')}</dt>
          <dd>
            {t(
              'Reporters, editors and translators, and keeping their work safe, online and free for everybody.',
            )}
          </dd>
        </div>
        <div>
          <dt>{t('How it ends')}</dt>
          <dd>
            {t(
              'You can end a monthly or annual donation with one press, at any time. The button is behind the link in every receipt, and asks for no password.',
            )}
          </dd>
        </div>
        <div>
          <dt>{t('What your statement shows')}</dt>
          <dd>
            {t(
              '“{statementDescriptor}”. Your bank knows more than the statement prints, such as which company was paid through Stripe.',
              { statementDescriptor },
            )}
          </dd>
        </div>
      </dl>
      <p>
        <a href="#why">{t('Why we ask')}</a>
      </p>
    </section>
  )
}
