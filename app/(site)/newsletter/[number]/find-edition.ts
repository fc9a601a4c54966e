import { cache } from 'react'
import { findArchived, type ArchivedEdition } from '@/lib/editions/queries'
import { requestLanguage } from '../../../_parts/request-text'

/** The edition that a URL names, in the language of its address; null if it is not in the archive. */
export const findEdition = cache(async (segment: string): Promise<ArchivedEdition | null> => {
  return /^[1-9]\d{0,8}$/.test(segment) ? findArchived(Number(segment), await requestLanguage()) : null
})
