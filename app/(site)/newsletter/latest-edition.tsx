import type { EditionContent } from '@/lib/editions/content'
import { English } from '../../_parts/english'
import { Note, pathOf } from './edition-content'
import styles from './edition-content.module.css'
import { requestText } from '../../_parts/request-text'

/** What subscribers got last: the note and the stories. The whole edition is a link away. */
export async function LatestEdition({ content }: { content: EditionContent }) {
  const t = await requestText()
  const { number, date, subject, lead, items } = content
  return (
    <section className={styles.latest} aria-labelledby="latest">
      <h2 id="latest">
        {t.rich('The latest edition: {subject}', { subject: <English>{subject}</English> })}
      </h2>
      <p>{t('No. {number}, {day}', { number, day: t.day(date) })}</p>
      <Note {...content} />
      <ul className={styles.list}>
        {[...(lead === null ? [] : [lead]), ...items].map(({ section, headline, blurb, url }) => (
          <li key={url}>
            <p className={styles.section}>{t.known(section)}</p>
            <h3 lang={t.english}>
              <a href={t.href(pathOf(url))}>{headline}</a>
            </h3>
            <p lang={t.english}>{blurb}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href={t.href(`/newsletter/${number}`)}>{t('Read the whole edition')}</a>
      </p>
    </section>
  )
}
