import { settings } from '../env'

/** The query that a link of an edition carries to its story; nothing where clicks are not counted. */
export function clickQuery(editionNumber: number, position: number): { weekly?: string } {
  return settings().COUNT_CLICKS === 'on' ? { weekly: `${editionNumber}.${position}` } : {}
}
