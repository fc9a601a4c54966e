'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { EmailField } from '../../../_ui/forms/fields/email-field'
import { NextStep } from '../../../_ui/next-step'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { useText } from '../../../_ui/use-text'

type Props = { email: string; errors: FieldError[]; /** Changes with every answer. */ answer: object }

/** Continue by a mailed link: for readers who run no scripts, or share a network with a card thief. */
export function MailWay({ email, errors, answer }: Props) {
  const t = useText()
  return (
    <NextStep answer={answer} isQuiet={errors.length > 0}>
      <p>
        {t.rich(
          '<strong>One more step, by email.</strong> Criminals test stolen cards on pages like this one, so at the moment we have to check that a person is donating. Enter your email address, and we will send you a link to continue with this donation. Nothing has been charged.',
          { strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <EmailField
        id="donation-email"
        label={t('Email address')}
        hint={t('Used for this link only.')}
        name="email"
        defaultValue={email}
        error={messageFor(errors, 'email')}
      />
      <SubmitButton look="quiet" name="intent" value="mail">
        {t('Email me the link')}
      </SubmitButton>
    </NextStep>
  )
}
