import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'

export const metadata: Metadata = { title: 'Not allowed' }

/** Where a plain form is led that was refused: Next would answer the form itself with 404. */
export default function RefusedPage(): never {
  forbidden()
}
