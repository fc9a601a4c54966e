import { publication } from '../publication'
import type { ServerText } from './text'

/** The newsletter's weekday as sentences use it: "every Friday", "on Friday". */
export function editionDay(t: Pick<ServerText, 'known'>): { every: string; on: string } {
  const { day } = publication.newsletter
  return { every: t.known(`every ${day}`), on: t.known(`on ${day}`) }
}
