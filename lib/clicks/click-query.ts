import { settings } from '../env'

/** The query of an edition's link to a story; empty if clicks are not counted. */
export function clickQuery(editionNumber: number, position: number): { weekly?: string } {
  return settings().COUNT_CLICKS === 'on' ? { weekly: `${editionNumber}.${position}` } : {}
}
