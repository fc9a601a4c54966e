import { expect, it } from 'vitest'
import { nameSettings } from '../../../testing/fixtures/settings'
import { sessionCookie } from './options'

process.env.SITE_URL = 'https://support.example.org'
nameSettings()

it('on https the session’s cookie is one that browsers keep to https, out of reach of scripts and of other sites', () => {
  expect(sessionCookie()).toEqual({
    name: '__Secure-next-auth.session-token',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
    maxAge: 30 * 86_400,
  })
})
