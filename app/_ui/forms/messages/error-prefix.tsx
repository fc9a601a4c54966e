'use client'

import { useText } from '../../use-text'

/** The word before an error, so that its colour alone does not tell it. */
export function ErrorPrefix() {
  const t = useText()
  return <>{t('Error:')} </>
}
