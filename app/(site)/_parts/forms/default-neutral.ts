import { settings } from '@/lib/env'

/** The initial choice of neutral mail in a form, from the newsroom's setting. */
export function defaultNeutral(): 'yes' | undefined {
  return settings().NEUTRAL_MAIL === 'on' ? 'yes' : undefined
}
