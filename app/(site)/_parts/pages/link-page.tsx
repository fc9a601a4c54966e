import type { ComponentProps } from 'react'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { PlainPage } from './plain-page'
import { requestText } from '../../../_parts/request-text'

type Props = ComponentProps<typeof PlainPage> &
  Omit<ComponentProps<typeof ButtonForm>, 'values' | 'label'> & {
    token: string
    /** What follows if the reader closes the page. */
    otherwise: string
  }

/** The page of a mailed link. Opening it changes nothing, because mail scanners open every link; its button acts. */
export async function LinkPage({ heading, label, token, otherwise, children, ...form }: Props) {
  const t = await requestText()
  return (
    <PlainPage heading={heading} label={label}>
      {children}
      <ButtonForm {...form} values={{ token }} />
      <p>
        {t('If you did not ask for this, close the page.')} {otherwise}
      </p>
    </PlainPage>
  )
}
