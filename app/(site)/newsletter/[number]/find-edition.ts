import { cache } from 'react'
import { findArchived, type ArchivedEdition } from '@/lib/editions/queries'

/** The edition that a URL names; null if it is not in the archive. */
export const findEdition = cache(async (segment: string): Promise<ArchivedEdition | null> => {
  return /^[1-9]\d{0,8}$/.test(segment) ? findArchived(Number(segment)) : null
})
