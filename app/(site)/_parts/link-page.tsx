import type { ComponentProps } from 'react'
import { ButtonForm } from '../../_ui/button-form'
import { PlainPage } from './plain-page'

type Props = ComponentProps<typeof PlainPage> &
  Omit<ComponentProps<typeof ButtonForm>, 'values' | 'label'> & {
    token: string
    /** What follows if the reader closes the page. */
    otherwise: string
  }

/** The page of a mailed link. Opening it changes nothing, because mail scanners open every link; its button acts. */
export function LinkPage({ heading, label, token, otherwise, children, ...form }: Props) {
  return (
    <PlainPage heading={heading} label={label}>
      {children}
      <ButtonForm {...form} values={{ token }} />
      <p>If you did not ask for this, close the page. {otherwise}</p>
    </PlainPage>
  )
}
