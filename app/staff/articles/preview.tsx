'use client'

import { useEffect, useState } from 'react'
import { useFocus } from '../../_ui/use-focus'
import article from '../../_parts/article.module.css'
import { isChanged } from '../_parts/is-changed'
import { previewBody } from './actions'
import styles from './editor.module.css'
import type { EditorState } from './editor-state'

type Props = {
  /** The preview that the button asked for; null until then. */
  asked: EditorState['preview']
  /** The id of the field with the article's text. */
  textId: string
}

const pauseMs = 400

/**
 * The article as readers would see it, rendered by the same code: when the button is pressed, and with a script also
 * after each pause in typing.
 */
export function Preview({ asked, textId }: Props) {
  const [live, setLive] = useState<{ since: Props['asked']; bodyHtml: string } | null>(null)
  const heading = useFocus<HTMLHeadingElement>(asked, asked !== null)

  useEffect(() => followText(textId, (bodyHtml) => setLive({ since: asked, bodyHtml })), [asked, textId])

  const bodyHtml = live !== null && live.since === asked ? live.bodyHtml : asked?.bodyHtml
  if (bodyHtml === undefined) return null
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1} className={styles.label}>
        Preview
      </h2>
      {asked && <p className={article.headline}>{asked.headline}</p>}
      {asked && <p className={article.standfirst}>{asked.standfirst}</p>}
      {/* lib/articles/render-body.ts makes this from Markdown and escapes all tags. */}
      <div className={article.body} dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </section>
  )
}

/** Shows the text after each pause in typing; returns a function that stops it. */
function followText(textId: string, show: (bodyHtml: string) => void): () => void {
  const text = document.getElementById(textId)
  if (!(text instanceof HTMLTextAreaElement)) return () => undefined
  let waiting: number | undefined
  let newest = 0
  const render = async () => {
    const mine = (newest += 1)
    // If an answer is lost, the last preview stays; the next pause asks again.
    const bodyHtml = await previewBody(text.value).catch(() => null)
    if (bodyHtml !== null && mine === newest) show(bodyHtml)
  }
  const later = () => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(() => void render(), pauseMs)
  }
  text.addEventListener('input', later)
  if (isChanged([text])) later()
  return () => {
    newest += 1
    window.clearTimeout(waiting)
    text.removeEventListener('input', later)
  }
}
