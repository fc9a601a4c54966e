'use client'

import { ErrorMessage } from './_ui/forms/error-message'
import { sourceSerif, sourceSerifCyrillic } from './fonts'
import './globals.css'
import styles from './global-error.module.css'

/** The last resort, if even the frame around the pages failed: it needs no data. */
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className={`${sourceSerif.variable} ${sourceSerifCyrillic.variable}`}>
      <body>
        <title>Something went wrong</title>
        <header className={styles.plate}>
          <a href="/">The Moscow Times</a>
        </header>
        <main>
          <ErrorMessage onRetry={reset} />
        </main>
      </body>
    </html>
  )
}
