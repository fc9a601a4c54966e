import type { ServerText } from '@/lib/languages/text'
import type { PreferencesView } from '@/lib/newsletter/queries'
import { languageSaid } from '../../_parts/forms/mail-language'
import { requestText } from '../../../_parts/request-text'
import { DoneNotice } from '../../../_ui/done-notice'

type Props = { said: string | undefined; preferences: PreferencesView }

/** What was just done, according to the current state: opening the URL again makes no false claim. */
export async function Said({ said, preferences }: Props) {
  const words = wordsOf(said, preferences, await requestText())
  return words === null ? null : <DoneNotice part="said">{words}</DoneNotice>
}

function wordsOf(
  said = '',
  { standing, pausedUntil, language }: PreferencesView,
  t: ServerText,
): string | null {
  const isSubscribed = standing === 'subscribed'
  switch (said) {
    case 'paused':
      return isSubscribed && pausedUntil !== null
        ? t('Done. You will not get an edition before {pausedUntil}.', { pausedUntil: t.day(pausedUntil) })
        : null
    case 'resumed':
      return isSubscribed && pausedUntil === null ? t('Done. The next edition arrives as usual.') : null
    case 'asked':
      return isSubscribed
        ? t(
            'We have sent an email to your old address and to your new one. Press the button in both within three days, and the newsletter will go to the new address.',
          )
        : null
    case 'mailed':
      return isSubscribed
        ? null
        : t('If we may write to that address, an email with a link is on its way to it.')
    case 'language':
      return isSubscribed ? languageSaid(language, t) : null
    case 'limited':
      return t(
        'There were too many attempts in a short time. Please look for an earlier email, or try again in an hour.',
      )
    default:
      return null
  }
}
