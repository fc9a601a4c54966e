import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { browserCatalogue } from '@/lib/languages/text'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'
import { requestLanguage, requestText } from './_parts/request-text'
import { KeepNewerInput } from './_ui/forms/keep-newer-input'
import { TextProvider } from './_ui/use-text'
import { sourceSerif, sourceSerifCyrillic, sourceSerifItalic } from './fonts'
import './globals.css'

/** Every page reads the database, so none is rendered at build time. web/page-cache keeps the public ones. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestText()
  return {
    metadataBase: new URL(siteUrl('/')),
    applicationName: publication.name,
    description: t.known(publication.description),
    icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/apple-touch-icon.png' },
    alternates: { types: { 'application/rss+xml': [{ url: '/feed.xml', title: publication.name }] } },
    openGraph: {
      siteName: publication.name,
      locale: t.language === 'ru' ? 'ru_RU' : publication.locale.replace('-', '_'),
      type: 'website',
      images: [{ url: '/social-card.png', width: 1200, height: 630, alt: publication.name }],
    },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#11161c' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await requestLanguage()
  return (
    <html
      lang={language}
      className={`${sourceSerif.variable} ${sourceSerifItalic.variable} ${sourceSerifCyrillic.variable}`}
    >
      <body>
        <TextProvider language={language} catalogue={browserCatalogue(language)}>
          {children}
        </TextProvider>
        <KeepNewerInput />
      </body>
    </html>
  )
}
