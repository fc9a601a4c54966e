'use client'

import { useSyncExternalStore } from 'react'

/** False on the server and in the render that takes over its page; true from then on, and for what appears later. */
export function useIsRunning(): boolean {
  return useSyncExternalStore(neverChanges, isTrue, isFalse)
}

const neverChanges = () => () => undefined
const isTrue = () => true
const isFalse = () => false
