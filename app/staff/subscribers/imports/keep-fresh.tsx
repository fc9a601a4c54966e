'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 3_000

/** Refreshes the page while something on it changes; without a script there is a link. */
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
