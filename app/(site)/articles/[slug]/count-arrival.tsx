'use client'

import { useEffect } from 'react'

/**
 * Tells, once, that somebody came from a link of the letter, and takes the mark out of the address: what a reader
 * shares or saves then carries nothing. That it comes from a script is the point: opening a link changes nothing,
 * and the programs that open every link of a mail run none.
 */
export function CountArrival() {
  useEffect(() => {
    const url = new URL(window.location.href)
    const link = url.searchParams.get('weekly')
    if (link === null) return
    url.searchParams.delete('weekly')
    window.history.replaceState(window.history.state, '', url)
    // Whether it is counted is nothing to the reader: what fails here, fails in silence.
    void fetch('/api/newsletter/clicks', { method: 'POST', body: link, keepalive: true }).catch(
      () => undefined,
    )
  }, [])
  return null
}
