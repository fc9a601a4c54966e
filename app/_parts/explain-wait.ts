import { textIn, type ServerText } from '@/lib/languages/text'

/** The message for a reader who has to wait `seconds` before another attempt. */
export function explainWait(seconds: number, t: ServerText = textIn('en')): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 1) return t('There were too many attempts in a short time. Please try again in a minute.')
  return minutes < 90
    ? t('There were too many attempts in a short time. Please try again in {minutes} minutes.', { minutes })
    : t('There were too many attempts in a short time. Please try again in {hours} hours.', {
        hours: Math.ceil(minutes / 60),
      })
}
