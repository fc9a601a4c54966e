import { cache } from 'react'
import { findArticle } from '@/lib/articles/queries'

/** The masthead, the head and the body of a page need the same article; it is read once a request. */
export const readArticle = cache(findArticle)
