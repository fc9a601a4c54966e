import { formatDay } from '@/lib/days'
import type { PreferencesView } from '@/lib/newsletter/queries'
import { DoneNotice } from '../../../_ui/done-notice'

type Props = { said: string | undefined; preferences: PreferencesView }

/** What was just done, according to the current state: opening the URL again makes no false claim. */
export function Said({ said, preferences }: Props) {
  const words = wordsOf(said, preferences)
  return words === null ? null : <DoneNotice part="said">{words}</DoneNotice>
}

function wordsOf(said = '', { standing, pausedUntil }: PreferencesView): string | null {
  const isSubscribed = standing === 'subscribed'
  switch (said) {
    case 'paused':
      return isSubscribed && pausedUntil !== null
        ? `Done. You will get no edition before ${formatDay(pausedUntil)}.`
        : null
    case 'resumed':
      return isSubscribed && pausedUntil === null ? 'Done. The next edition arrives as usual.' : null
    case 'asked':
      return isSubscribed
        ? 'We have sent an email to your old address and to your new one. Press the button in both within three days, and the newsletter will go to the new address.'
        : null
    case 'mailed':
      return isSubscribed ? null : 'A mail with a link is on its way to that address, if it may have one.'
    case 'limited':
      return 'That was tried several times in a short while. Please try again in an hour, and look for an earlier mail meanwhile.'
    default:
      return null
  }
}
