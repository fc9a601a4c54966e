import { sectionPath } from '@/lib/articles/rules'
import { formAndRegistration, nameAndAddress } from '@/lib/legal'
import { publication } from '@/lib/publication'
import type { AccountLink } from './masthead'
import styles from './footer.module.css'

export function Footer({ sections, account }: { sections: string[]; account: AccountLink }) {
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <div className={styles.about}>
          <p className={styles.name}>{publication.name}</p>
          <p>{publication.description}</p>
          <p>
            Published since {publication.founded}. Write to us:{' '}
            <a href={`mailto:${publication.contact}`}>{publication.contact}</a>
          </p>
          <p className={styles.legal}>
            Publisher: {nameAndAddress()}. {formAndRegistration()}{' '}
            <a href="/privacy#publisher">About the publisher</a>
          </p>
        </div>
        <LinkList
          heading="Sections"
          label="All sections"
          links={sections.map((section) => [sectionPath(section), section])}
        />
        <LinkList
          heading="Readers"
          label="For readers"
          links={[
            ['/newsletter', 'Weekly newsletter'],
            ['/donate?placement=footer', 'Support our work'],
            ['/remind-me', 'Remind me later'],
            [account.href, account.text],
            ['/privacy', 'Privacy policy'],
            ['/privacy#safety', 'Reading us from Russia'],
            ['/feed.xml', 'RSS feed'],
          ]}
        />
      </div>
    </footer>
  )
}

function LinkList({
  heading,
  label,
  links,
}: {
  heading: string
  label: string
  links: [href: string, text: string][]
}) {
  return (
    <nav aria-label={label}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul className={styles.links}>
        {links.map(([href, text]) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
