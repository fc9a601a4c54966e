import { isOffered } from '../lib/languages/rules'
import { publication } from '../lib/publication'

export { publication }

/** Whether the publication offers Russian: journeys and states in Russian exist only then. */
export const isRussianOffered = isOffered('ru')
