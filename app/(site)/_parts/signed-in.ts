import { cache } from 'react'
import { currentTime } from '@/lib/clock'
import type { SignedIn } from '@/lib/readers/session-store'
import { readSession } from '../../api/auth/options'

/** Who is signed in, or null; asked once a request, however many parts of the page want to know. */
export const findSignedIn: () => Promise<SignedIn | null> = cache(async () =>
  readSession(await currentTime()),
)
