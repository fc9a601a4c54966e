import type { ServerText } from '../languages/text'
import { addMonths, dayOf } from '../days'

/** Full years since an article was published, by the publication's calendar. */
function yearsSince(publishedAt: Date, now: Date): number {
  const [from, to] = [dayOf(publishedAt), dayOf(now)]
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return addMonths(from, 12 * years) <= to ? years : years - 1
}

/** The notice at the head of an article that is a year old or older, so that nobody takes it for news; null if newer. */
export function sayAge({ publishedAt, now }: { publishedAt: Date; now: Date }, t: ServerText): string | null {
  const years = yearsSince(publishedAt, now)
  if (years < 1) return null
  const year = dayOf(publishedAt).slice(0, 4)
  return years === 1
    ? t('This article is from {year}. It is more than a year old.', { year })
    : t('This article is from {year}. It is more than {years} years old.', { year, years })
}
