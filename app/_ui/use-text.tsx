'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import {
  makeText,
  type BrowserMessage,
  type Catalogue,
  type Language,
  type Text,
} from '@/lib/languages/messages'

type BrowserText = Text<BrowserMessage>
const TextContext = createContext<BrowserText>(makeText('en', {}))

type Props = {
  language: Language
  /** The messages of forms in that language. English needs none: the messages are their own keys. */
  catalogue: Catalogue
  children: ReactNode
}

/** Gives the forms below their language. A reader in English gets no catalogue, any other only that of forms. */
export function TextProvider({ language, catalogue, children }: Props) {
  const text = useMemo(() => makeText(language, catalogue), [language, catalogue])
  return <TextContext value={text}>{children}</TextContext>
}

/** The text of a client component. */
export function useText(): BrowserText {
  return useContext(TextContext)
}
