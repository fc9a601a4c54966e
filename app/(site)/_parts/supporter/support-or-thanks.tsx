import type { ReactNode } from 'react'
import { findReadersSupport } from '../proven-reader'
import { Thanks } from './thanks'

/** Thanks for a reader who gives, as far as this browser knows; the appeal for everybody else. */
export async function SupportOrThanks({ children }: { children: ReactNode }) {
  const supporter = await findReadersSupport()
  return supporter === null ? children : <Thanks supporter={supporter} />
}
