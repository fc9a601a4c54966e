'use client'

import { useEffect } from 'react'

const pauseMs = 500

type Props = {
  /** The form that the letter is written in. */
  formId: string
  /** What holds the frames. */
  framesId: string
}

/**
 * Where a script runs, the letter follows what is typed, a moment after each pause, made by the same hands as the mail
 * and saved nowhere. Each answer comes into a frame of its own, so that it leaves no step behind for "Back".
 */
export function LiveLetter({ formId, framesId }: Props) {
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

/** Asks for the letter in a new frame behind the one that is shown, which gives way once the answer is there. */
function follow(form: HTMLFormElement, shown: HTMLIFrameElement): void {
  const next = shown.cloneNode() as HTMLIFrameElement
  const address = shown.dataset.live ?? shown.src
  next.removeAttribute('src')
  next.loading = 'eager'
  next.name = `letter-${(frameCount += 1)}`
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

/** Sends what stands in the form as it is, without sending the form itself. */
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
