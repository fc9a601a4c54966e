'use client'

import { unstable_isUnrecognizedActionError as isFromAnotherBuild } from 'next/navigation'
import { ErrorMessage } from '../_ui/forms/messages/error-message'
import { StaleMessage } from '../_ui/forms/messages/stale-message'

export default function SiteError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return isFromAnotherBuild(error) ? <StaleMessage /> : <ErrorMessage onRetry={reset} />
}
