'use client'

import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { Notice } from './notice'

type Props = {
  children: ReactNode
  /** The part of the address that says so. */
  part?: 'done' | 'kept' | 'said'
}

/**
 * What the request before has done. Gone as soon as a form of the page answers with something newer, which takes it
 * out of the address (use-form-action.ts): "Saved" must not stand above "Somebody else saved this".
 */
export function DoneNotice({ children, part = 'done' }: Props) {
  return useSearchParams().has(part) ? <Notice role="status">{children}</Notice> : null
}
