'use client'

import { useEffect } from 'react'

/**
 * A page that was left while its form was under way can come back from the browser's memory just as it was, its
 * button waiting for an answer that never comes. Such a page is loaded anew; browsers keep what was filled in.
 */
export function useFreshReturn(): void {
  useEffect(() => {
    const renew = ({ persisted }: PageTransitionEvent) => {
      if (persisted) window.location.reload()
    }
    window.addEventListener('pageshow', renew)
    return () => window.removeEventListener('pageshow', renew)
  }, [])
}
