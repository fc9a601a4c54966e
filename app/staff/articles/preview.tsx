'use client'

import { useEffect, useRef } from 'react'
import article from '../../(site)/articles/[slug]/article.module.css'
import styles from './editor.module.css'

type Props = { headline: string; standfirst: string; bodyHtml: string }

/** The article as readers would see it, made by the same hands; the eye and the focus are led there. */
export function Preview({ headline, standfirst, bodyHtml }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [bodyHtml])
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1} className={styles.label}>
        Preview
      </h2>
      <p className={article.headline}>{headline}</p>
      <p className={article.standfirst}>{standfirst}</p>
      {/* Made from Markdown by lib/articles/render-body.ts, which lets no tags through. */}
      <div className={article.body} dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </section>
  )
}
