import { settings } from '../env'
import { publication } from '../publication'

/** The sender of a mail as its From header names it: “Name <address>”. Without a neutral address only the name is neutral. */
export function senderOf({ isNeutral }: { isNeutral: boolean }): string {
  const { MAIL_FROM: from, MAIL_FROM_NEUTRAL } = settings()
  if (!isNeutral) return from
  return MAIL_FROM_NEUTRAL ?? `${publication.neutralSenderName} ${from.slice(from.lastIndexOf('<'))}`
}
