'use client'

import { useEffect } from 'react'

/**
 * A page that was left while its form was being sent can come back from the browser's cache unchanged, with a button
 * that waits for ever. Such a page is reloaded; browsers keep the filled-in values.
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
