'use client'

import { useEffect, useState } from 'react'
import { makeText, type Catalogue } from '@/lib/languages/messages'
import { splitLanguage } from '@/lib/languages/rules'
import { ErrorMessage } from './_ui/forms/messages/error-message'
import { TextProvider } from './_ui/use-text'
import { sourceSerif, sourceSerifCyrillic } from './fonts'
import './globals.css'
import styles from './global-error.module.css'

/** The last resort, if even the frame around the pages failed: it needs no data. */
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const russian = useRussian()
  const language = russian === null ? 'en' : 'ru'
  const t = makeText(language, russian ?? {})
  return (
    <html lang={language} className={`${sourceSerif.variable} ${sourceSerifCyrillic.variable}`}>
      <body>
        <title>{t('Something went wrong on our side')}</title>
        <header className={styles.plate}>
          <a href={t.href('/')}>The Moscow Times</a>
        </header>
        <main>
          <TextProvider language={language} catalogue={russian ?? {}}>
            <ErrorMessage onRetry={reset} />
          </TextProvider>
        </main>
      </body>
    </html>
  )
}

/** The Russian of a Russian page, which its browser loads only now; English if that fails too. */
function useRussian(): Catalogue | null {
  const [russian, setRussian] = useState<Catalogue | null>(null)
  useEffect(() => {
    if (splitLanguage(window.location.pathname).language !== 'ru') return
    import('@/lib/languages/russian/browser').then(
      ({ russianForBrowsers }) => setRussian(russianForBrowsers),
      () => undefined,
    )
  }, [])
  return russian
}
