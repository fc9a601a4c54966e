import { settings } from '@/lib/env'

/** How the choice of neutral mails stands in a form that nobody has touched: by the newsroom's setting. */
export function defaultNeutral(): 'yes' | undefined {
  return settings().NEUTRAL_MAIL === 'on' ? 'yes' : undefined
}
