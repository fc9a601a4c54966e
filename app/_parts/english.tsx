import type { ReactNode } from 'react'
import { requestText } from './request-text'

/** A name or a headline within a sentence of the page's language. On an English page nothing surrounds it. */
export async function English({ children }: { children: ReactNode }) {
  const { english } = await requestText()
  return english === undefined ? children : <span lang={english}>{children}</span>
}
