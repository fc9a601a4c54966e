'use client'

import { Checkbox } from '../../../_ui/forms/fields/checkbox'
import { useText } from '../../../_ui/use-text'

/** The choice of neutral mail, for every form that sends mails about a donation or a reminder. */
export function NeutralChoice({ id, isChecked }: { id: string; isChecked: boolean }) {
  const t = useText()
  return (
    <Checkbox
      id={id}
      name="neutral"
      value="yes"
      isChecked={isChecked}
      label={t('Keep the sender and subject neutral')}
      hint={t(
        'Our emails will then mention neither us nor a donation in your list of emails or on a locked screen. The text inside stays the same.',
      )}
    />
  )
}
