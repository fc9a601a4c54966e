import { splitParagraphs, type EditionContent, type EditionItem, type LeadItem } from '@/lib/editions/content'
import { setHeadline } from '@/lib/articles/rules'
import { English } from '../../_parts/english'
import styles from './edition-content.module.css'
import { requestText } from '../../_parts/request-text'

/** An edition as a page of the site: what was approved, with links that carry no mark of the newsletter. */
export function EditionWords({ content }: { content: EditionContent }) {
  const { openingNote, editorName, lead, items } = content
  return (
    <>
      <Note openingNote={openingNote} editorName={editorName} />
      {lead !== null && <Lead lead={lead} />}
      {items.map((item) => (
        <article key={item.url} className={styles.story}>
          <StoryHead item={item} />
        </article>
      ))}
    </>
  )
}

export async function Note({ openingNote, editorName }: Pick<EditionContent, 'openingNote' | 'editorName'>) {
  const t = await requestText()
  return (
    <>
      {splitParagraphs(openingNote).map((paragraph, position) => (
        <p key={position} lang={t.english}>
          {paragraph}
        </p>
      ))}
      {editorName !== '' && (
        <p>{t.rich('— {editorName}, editor', { editorName: <English>{editorName}</English> })}</p>
      )}
    </>
  )
}

async function Lead({ lead }: { lead: LeadItem }) {
  const t = await requestText()
  const { html, isWhole, picture, url } = lead
  return (
    <article className={styles.story}>
      <StoryHead item={lead} />
      {picture !== null && (
        <img
          className={styles.picture}
          src={new URL(picture.url).pathname}
          alt={picture.alt}
          lang={t.english}
          width={1200}
          height={675}
          loading="lazy"
          decoding="async"
        />
      )}
      {/* lib/articles/render-body.ts made this from Markdown and escaped all tags. */}
      <div className={styles.words} lang={t.english} dangerouslySetInnerHTML={{ __html: html }} />
      {!isWhole && (
        <p>
          <a href={t.href(pathOf(url))}>{t('Read the rest of this story')}</a>
        </p>
      )}
    </article>
  )
}

async function StoryHead({ item: { section, headline, blurb, url } }: { item: EditionItem }) {
  const t = await requestText()
  return (
    <>
      <p className={styles.section}>{t.known(section)}</p>
      <h2 className={styles.headline} lang={t.english}>
        <a href={t.href(pathOf(url))}>{setHeadline(headline)}</a>
      </h2>
      <p lang={t.english}>{blurb}</p>
    </>
  )
}

/** A visit from this page is no visit from the mail, so it is not counted as one. */
export function pathOf(url: string): string {
  return new URL(url).pathname
}
