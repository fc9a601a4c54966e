import { boundsOf } from '@/lib/offers/rules'
import type { DonationLink } from '@/lib/offers/schema'
import { publication } from '@/lib/publication'
import styles from './message.module.css'
import { requestText } from '../../../_parts/request-text'

export async function Message({ currency }: { currency: DonationLink['currency'] }) {
  const t = await requestText()
  const least = t.money(boundsOf('monthly', currency).least)
  return (
    <div id="why" className={styles.message}>
      <p>{t('Dear readers,')}</p>
      <p>
        {t(
          'Russia’s Prosecutor General has declared {paper} an “undesirable” organisation. Before that, it labelled us a “foreign agent”. The new label goes further: it makes our work a crime in Russia, and it puts the people who do that work at risk of prosecution.',
          { paper: publication.name },
        )}
      </p>
      <p>
        {t(
          'We will carry on. What happens in Russia still has to be found out, checked and reported in plain words, and we will keep reporting it, without fear or favour.',
        )}
      </p>
      <p>
        {t.rich(
          '<strong>It is readers who make that possible.</strong> Support starts at {least} a month, and it is quick to set up. Give what suits you, once or regularly, and stop whenever you like.',
          { least, strong: (words) => <strong>{words}</strong> },
        )}
      </p>
    </div>
  )
}
