'use client'

import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { Notice } from './notice'

type Props = {
  children: ReactNode
  /** The URL parameter that says so. */
  part?: 'done' | 'kept' | 'said'
}

/**
 * The result of the last request. It disappears as soon as a form of the page gets a newer answer, which also removes
 * it from the URL (use-form-action.ts): "Saved" must not stay above "Somebody else saved this".
 */
export function DoneNotice({ children, part = 'done' }: Props) {
  return useSearchParams().has(part) ? <Notice role="status">{children}</Notice> : null
}
