import { legalIn } from '@/lib/languages/legal'
import { LanguageSwitch } from './language-switch'
import { sectionPath } from '@/lib/articles/rules'
import { formAndRegistration, nameAndAddress } from '@/lib/legal'
import { publication } from '@/lib/publication'
import type { AccountLink } from './masthead'
import styles from './footer.module.css'
import { requestText } from '../../../_parts/request-text'

export async function Footer({ sections, account }: { sections: string[]; account: AccountLink }) {
  const t = await requestText()
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <div className={styles.about}>
          <p className={styles.name}>{publication.name}</p>
          <p>{t.known(publication.description)}</p>
          <p>
            {t.rich('Published since {founded}. Write to us: <link>{contact}</link>', {
              founded: publication.founded,
              contact: publication.contact,
              link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
            })}
          </p>
          <p>
            <LanguageSwitch className={styles.language} />
          </p>
          <p className={styles.legal}>
            {t.rich('Publisher: {nameAndAddress}. {formAndRegistration} <link>About the publisher</link>', {
              nameAndAddress: nameAndAddress(),
              formAndRegistration: formAndRegistration(legalIn(t)),
              link: (words) => <a href={t.href('/privacy#publisher')}>{words}</a>,
            })}
          </p>
        </div>
        <LinkList
          heading={t('Sections')}
          label={t('All sections')}
          links={sections.map((section) => [sectionPath(section), t.known(section)])}
        />
        <LinkList
          heading={t('Readers')}
          label={t('For readers')}
          links={[
            ['/newsletter', t('Weekly newsletter')],
            ['/donate?placement=footer', t('Support our work')],
            ['/remind-me', t('Remind me later')],
            [account.href, account.text],
            ['/privacy', t('Privacy policy')],
            ['/privacy#safety', t('Reading us from Russia')],
            ['/feed.xml', t('RSS feed')],
          ]}
        />
      </div>
    </footer>
  )
}

async function LinkList({
  heading,
  label,
  links,
}: {
  heading: string
  label: string
  links: [href: string, text: string][]
}) {
  const t = await requestText()
  return (
    <nav aria-label={label}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul className={styles.links}>
        {links.map(([href, text]) => (
          <li key={href}>
            <a href={t.href(href)}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
