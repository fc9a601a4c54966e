'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { useIsRunning } from './use-is-running'

/**
 * Moves the focus to an element when it appears, and again with every new `answer`. Where the server's page already
 * shows it, the browser led there (`autofocus`) before this script ran, and the reader may have moved on since: then
 * the focus stays where they are.
 */
export function useFocus<T extends HTMLElement>(
  answer: unknown = true,
  isWanted = true,
): RefObject<T | null> {
  const element = useRef<T>(null)
  const isRunning = useIsRunning()
  const [fromServer] = useState(isRunning ? undefined : answer)
  useEffect(() => {
    const { activeElement, body } = document
    const hasReaderMoved = answer === fromServer && activeElement !== null && activeElement !== body
    if (isWanted && !hasReaderMoved) element.current?.focus()
  }, [answer, fromServer, isWanted])
  return element
}
