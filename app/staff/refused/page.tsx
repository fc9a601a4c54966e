import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'

export const metadata: Metadata = { title: 'Not allowed' }

/** A refused plain form is redirected here, because Next would answer it with 404. */
export default function RefusedPage(): never {
  forbidden()
}
