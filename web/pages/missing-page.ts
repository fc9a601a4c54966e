import { hasArticle, listSections } from '@/lib/articles/queries'
import { sectionFromPath } from '@/lib/articles/rules'
import { isArchived } from '@/lib/editions/archive/is-archived'

/** An address that Next does not know. */
export const missingPage = '/not-in-the-paper'

/**
 * True for an article, a section or an edition that does not exist. Next would report `notFound()` from a page only by a
 * script in the browser, but answers an unknown route in full. So such a request is sent to an unknown route.
 */
export async function isMissing(pathname: string): Promise<boolean> {
  const [, room, name, ...rest] = pathname.split('/')
  if (name === undefined || name === '' || rest.length > 0) return false
  if (room === 'newsletter' && /^\d+$/.test(name)) return !(await isArchived(name))
  if (room === 'articles') return !(await hasArticle(name))
  return room === 'sections' && sectionFromPath(name, await listSections()) === null
}
