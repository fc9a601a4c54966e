import { sectionPath } from '@/lib/articles/rules'
import { publication } from '@/lib/publication'
import styles from './masthead.module.css'

export type AccountLink = { href: string; text: string }

type Props = { sections: string[]; /** "Friday 4 July 2025" */ today: string; account: AccountLink }

export function Masthead({ sections, today, account }: Props) {
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
      <nav className={styles.sections} aria-label="Sections">
        <ul>
          {sections.map((section) => (
            <li key={section}>
              <a href={sectionPath(section)}>{section}</a>
            </li>
          ))}
          <li>
            <a href="/newsletter">Newsletter</a>
          </li>
        </ul>
      </nav>
    </div>
  )
}
