import { LanguageSwitch } from './language-switch'
import { sectionPath } from '@/lib/articles/rules'
import { publication } from '@/lib/publication'
import { NavRow } from '../../../_parts/nav-row'
import styles from './masthead.module.css'
import { requestText } from '../../../_parts/request-text'

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

export async function Masthead({ sections, today, account, here }: Props) {
  const t = await requestText()
  const links = [
    ...sections.map((name) => ({
      href: sectionPath(name),
      name: t.known(name),
      isAround: here.section === name,
    })),
    { href: '/newsletter', name: t('Newsletter'), isAround: here.path.startsWith('/newsletter/') },
  ]
  return (
    <div className={styles.masthead}>
      <div className={styles.bar}>
        <p className={styles.date}>{today}</p>
        <p className={styles.account}>
          <LanguageSwitch className={styles.language} />
          <a href={t.href(account.href)}>{account.text}</a>
        </p>
        <p className={styles.support}>
          <a href={t.href('/donate?placement=header')}>
            {t('Support {paper}!', { paper: publication.name })}
          </a>
        </p>
      </div>
      <div className={styles.plate}>
        <p className={styles.name}>
          <a href={t.href('/')}>{publication.name}</a>
        </p>
        <p className={styles.motto}>{t.known(publication.motto)}</p>
      </div>
      <div className={styles.sections}>
        <NavRow
          label={t('Sections')}
          links={links.map((link) => ({ ...link, href: t.href(link.href), isHere: link.href === here.path }))}
          isCentred
        />
      </div>
    </div>
  )
}
