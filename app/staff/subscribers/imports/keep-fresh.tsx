'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 3_000

/** Reads the page again while something on it is on the move; without a script a link does. */
export function KeepFresh({ href }: { href: string }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <p>
        <a href={href}>Look again</a>
      </p>
    </noscript>
  )
}
