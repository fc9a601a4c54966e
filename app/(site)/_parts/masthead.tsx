import { sectionPath } from '@/lib/articles/rules'
import { publication } from '@/lib/publication'
import { NavRow } from '../../_parts/nav-row'
import styles from './masthead.module.css'

export type AccountLink = { href: string; text: string }

type Props = {
  sections: string[]
  /** "Friday 4 July 2025" */
  today: string
  account: AccountLink
  here: Here
}

/** Where in the paper a page stands: its path, and the section of its article. */
export type Here = { path: string; section: string | null }

export function Masthead({ sections, today, account, here }: Props) {
  const links = [
    ...sections.map((name) => ({ href: sectionPath(name), name, isAround: here.section === name })),
    { href: '/newsletter', name: 'Newsletter', isAround: here.path.startsWith('/newsletter/') },
  ]
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
        <NavRow
          label="Sections"
          links={links.map((link) => ({ ...link, isHere: link.href === here.path }))}
          isCentred
        />
      </div>
    </div>
  )
}
