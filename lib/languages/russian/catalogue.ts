import { russianForBrowsers } from './browser'
import { russianPages } from './pages'

/** All Russian messages, by their English sentence. A message that is missing here does not compile where it is used. */
export const russian = { ...russianForBrowsers, ...russianPages } as const
