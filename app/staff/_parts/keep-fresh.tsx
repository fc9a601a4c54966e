'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Refreshes the page every few seconds while something changes: with a script in place, and not while the page is
 * hidden; without one as a whole.
 */
export function KeepFresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (!document.hidden) router.refresh()
    }, seconds * 1000)
    return () => window.clearInterval(timer)
  }, [router, seconds])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
