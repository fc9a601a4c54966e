'use client'

import { useEffect } from 'react'
import { isChanged } from '../../../_parts/is-changed'

const pauseMs = 500

type Props = {
  /** The form in which the edition is written. */
  formId: string
  /** The element with the frames. */
  framesId: string
}

/**
 * With a script, the preview follows the typing, a moment after each pause. The code that makes the mail renders it,
 * and nothing is saved. Each answer comes into its own frame, so that it adds no entry to the history.
 */
export function LivePreview({ formId, framesId }: Props) {
  useEffect(() => {
    const [form, frames] = [document.getElementById(formId), document.getElementById(framesId)]
    if (!(form instanceof HTMLFormElement) || frames === null) return
    let [waiting, isTyped] = [0, false]
    const show = () => {
      const shown = [...frames.querySelectorAll('iframe')].find(({ offsetParent }) => offsetParent !== null)
      if (shown !== undefined) follow(form, shown)
    }
    const later = () => {
      isTyped = true
      window.clearTimeout(waiting)
      waiting = window.setTimeout(show, pauseMs)
    }
    const turn = () => {
      if (isTyped) show()
    }
    form.addEventListener('input', later)
    frames.addEventListener('change', turn)
    if (isChanged(form.elements)) later()
    return () => {
      window.clearTimeout(waiting)
      form.removeEventListener('input', later)
      frames.removeEventListener('change', turn)
      for (const frame of frames.querySelectorAll('[data-live]')) frame.remove()
      for (const frame of frames.querySelectorAll('iframe')) frame.hidden = false
    }
  }, [formId, framesId])
  return null
}

let frameCount = 0

/** Loads the mail in a new frame behind the visible one, and swaps them once the answer is there. */
function follow(form: HTMLFormElement, shown: HTMLIFrameElement): void {
  const next = shown.cloneNode() as HTMLIFrameElement
  const address = shown.dataset.live ?? shown.src
  next.removeAttribute('src')
  next.loading = 'eager'
  next.name = `preview-${(frameCount += 1)}`
  next.dataset.live = address
  next.hidden = true
  shown.after(next)
  next.addEventListener('load', () => {
    next.hidden = false
    if (shown.dataset.live === undefined) shown.hidden = true
    else shown.remove()
  })
  post(form, { action: address, target: next.name })
}

/** Sends the form's content without submitting the form itself. */
function post(form: HTMLFormElement, { action, target }: { action: string; target: string }): void {
  const copy = document.createElement('form')
  Object.assign(copy, { method: 'post', enctype: 'multipart/form-data', action, target, hidden: true })
  for (const [name, value] of new FormData(form)) {
    const field = document.createElement('textarea')
    Object.assign(field, { name, value })
    copy.append(field)
  }
  document.body.append(copy)
  copy.submit()
  copy.remove()
}
