import { expect, it } from 'vitest'
import { refuseForm } from './refuse-form'

const routes = [
  '/staff/subscribers/export',
  '/staff/donations/export',
  '/staff/newsletter/3/mail',
  '/staff/subscribers/7/data',
]
const action = { 'next-action': '408a6ceb7866a7ea15f2d7531e556bc9c7d3d91025' }

it.each(routes)('%s takes a form, and nothing that only looks like an action', async (pathname) => {
  const refuse = (type: string | undefined, body: string) =>
    refuseForm({
      pathname,
      headers: { ...action, ...(type !== undefined && { 'content-type': type }) },
      body: Buffer.from(body),
    })
  for (const type of ['text/plain;charset=UTF-8', 'application/json', 'multipart/form-data', '', undefined])
    expect(await refuse(type, '[]'), type).toBe('bad_body')
  expect(await refuse('application/x-www-form-urlencoded', 'q=anna')).toBeNull()
})

it('a page takes the arguments of an action as text', async () => {
  const headers = { ...action, 'content-type': 'text/plain;charset=UTF-8' }
  expect(await refuseForm({ pathname: '/newsletter', headers, body: Buffer.from('[]') })).toBeNull()
})
