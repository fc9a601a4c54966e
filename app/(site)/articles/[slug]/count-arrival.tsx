'use client'

import { useEffect } from 'react'

/**
 * Reports once that the reader followed a link of an edition, and removes the mark from the URL, so that a shared or
 * saved URL does not contain it. A script reports it on purpose: opening a link changes nothing, and mail scanners,
 * which open every link, run no scripts.
 */
export function CountArrival() {
  useEffect(() => {
    const url = new URL(window.location.href)
    const link = url.searchParams.get('weekly')
    if (link === null) return
    url.searchParams.delete('weekly')
    window.history.replaceState(window.history.state, '', url)
    // The count does not matter to the reader, so errors are ignored.
    void fetch('/api/newsletter/clicks', { method: 'POST', body: link, keepalive: true }).catch(
      () => undefined,
    )
  }, [])
  return null
}
