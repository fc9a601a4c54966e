'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Draws the page anew every few seconds while something moves: where a script runs quietly, in place, and not while
 * nobody looks; elsewhere as a whole.
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
