'use client'

import { useEffect, useState } from 'react'
import article from '../../(site)/articles/[slug]/article.module.css'
import { previewBody } from './actions'
import styles from './editor.module.css'

const pauseMs = 400

/** Shows the article while it is written, a moment after each pause. Where no script runs, the button does. */
export function LivePreview({ textId }: { textId: string }) {
  const [bodyHtml, setBodyHtml] = useState('')
  useEffect(() => {
    const text = document.getElementById(textId)
    if (!(text instanceof HTMLTextAreaElement)) return
    let waiting: number | undefined
    let newest = 0
    const show = async () => {
      const mine = (newest += 1)
      // An answer that is lost leaves the last one standing; the next pause asks again.
      const html = await previewBody(text.value).catch(() => null)
      if (html !== null && mine === newest) setBodyHtml(html)
    }
    const later = () => {
      window.clearTimeout(waiting)
      waiting = window.setTimeout(() => void show(), pauseMs)
    }
    text.addEventListener('input', later)
    return () => {
      window.clearTimeout(waiting)
      text.removeEventListener('input', later)
    }
  }, [textId])
  if (bodyHtml === '') return null
  return (
    <section className={styles.preview} aria-labelledby="live">
      <h2 id="live" className={styles.label}>
        As you write
      </h2>
      {/* Made from Markdown by lib/articles/render-body.ts, which lets no tags through. */}
      <div className={article.body} dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </section>
  )
}
