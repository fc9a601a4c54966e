import { sectionPath } from '@/lib/articles/rules'
import { publication } from '@/lib/publication'
import { NavRow } from '../../_parts/nav-row'
import styles from './masthead.module.css'

export type AccountLink = { href: string; text: string }

type Props = { sections: string[]; /** "Friday 4 July 2025" */ today: string; account: AccountLink }

export function Masthead({ sections, today, account }: Props) {
  const links = sections.map((name) => ({ href: sectionPath(name), name }))
  return (
    <div className={styles.masthead}>
      <div className={styles.bar}>
        <p className={styles.date}>{today}</p>
        <p className={styles.account}>
          <a href={account.href}>{account.text}</a>
        </p>
        <p className={styles.support}>
          <a href="/donate?placement=header">Support {publication.name}!</a>
        </p>
      </div>
      <div className={styles.plate}>
        <p className={styles.name}>
          <a href="/">{publication.name}</a>
        </p>
        <p className={styles.motto}>{publication.motto}</p>
      </div>
      <div className={styles.sections}>
        <NavRow label="Sections" links={[...links, { href: '/newsletter', name: 'Newsletter' }]} isCentred />
      </div>
    </div>
  )
}
