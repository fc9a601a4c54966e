'use client'

import { useEffect, useRef, useState } from 'react'
import article from '../../_parts/article.module.css'
import { previewBody } from './actions'
import styles from './editor.module.css'
import type { EditorState } from './editor-state'

type Props = {
  /** What the button asked for; null until then. */
  asked: EditorState['preview']
  /** Of the field that the article is written in. */
  textId: string
}

const pauseMs = 400

/**
 * The article as readers would see it, made by the same hands: at the press of a button, and where a script runs
 * also while it is written, a moment after each pause.
 */
export function Preview({ asked, textId }: Props) {
  const [live, setLive] = useState<{ since: Props['asked']; bodyHtml: string } | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (asked !== null) heading.current?.focus()
    return followText(textId, (bodyHtml) => setLive({ since: asked, bodyHtml }))
  }, [asked, textId])

  const bodyHtml = live !== null && live.since === asked ? live.bodyHtml : asked?.bodyHtml
  if (bodyHtml === undefined) return null
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1} className={styles.label}>
        Preview
      </h2>
      {asked && <p className={article.headline}>{asked.headline}</p>}
      {asked && <p className={article.standfirst}>{asked.standfirst}</p>}
      {/* Made from Markdown by lib/articles/render-body.ts, which lets no tags through. */}
      <div className={article.body} dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </section>
  )
}

/** Shows what is written, after each pause; returns how to stop. */
function followText(textId: string, show: (bodyHtml: string) => void): () => void {
  const text = document.getElementById(textId)
  if (!(text instanceof HTMLTextAreaElement)) return () => undefined
  let waiting: number | undefined
  let newest = 0
  const render = async () => {
    const mine = (newest += 1)
    // An answer that is lost leaves the last one standing; the next pause asks again.
    const bodyHtml = await previewBody(text.value).catch(() => null)
    if (bodyHtml !== null && mine === newest) show(bodyHtml)
  }
  const later = () => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(() => void render(), pauseMs)
  }
  text.addEventListener('input', later)
  return () => {
    newest += 1
    window.clearTimeout(waiting)
    text.removeEventListener('input', later)
  }
}
