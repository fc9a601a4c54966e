'use client'

import { useText } from '../use-text'

/** What stands before an error, so that it is not told by its colour alone. */
export function ErrorPrefix() {
  const t = useText()
  return <>{t('Error:')} </>
}
