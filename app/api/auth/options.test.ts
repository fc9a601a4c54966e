import { expect, it } from 'vitest'
import { nameSettings } from '../../../testing/fixtures/settings'
import { sessionCookie } from './options'

process.env.SITE_URL = 'https://support.example.org'
nameSettings()

it('on https the session cookie is Secure, HttpOnly and SameSite', () => {
  expect(sessionCookie()).toEqual({
    name: '__Secure-next-auth.session-token',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
    maxAge: 30 * 86_400,
  })
})
