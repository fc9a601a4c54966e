import { previewWords } from '@/lib/editions/authoring/preview-words'
import { renderDraft } from '@/lib/editions/queries'
import { defaultLanguage, isOffered, type Language } from '@/lib/languages/rules'
import type { MailContent } from '@/lib/mail/render-mail'
import { requirePermission } from '../../../_parts/require-permission'
import { isOurs, notOurs } from '../../../_parts/is-ours'
import { numberSchema } from '../number-schema'
import { readForm } from '../editor/read-form'

type Context = { params: Promise<{ number: string }> }

/** A mail follows the reader's system for light or dark mode; at the desk one chooses. */
const night = '@media (prefers-color-scheme: dark)'
const looks = { light: '@media not all', dark: '@media all' } as const

/**
 * The mail for the frames of the desk: exactly the bytes that are sent, except for the condition of its dark mode, and
 * where its links open.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await requirePermission('newsletter.edit')
  const number = numberSchema.parse((await params).number)
  return answer(number === null ? null : await renderDraft(number, languageIn(request)), request)
}

/** The same for text that is not saved yet; nothing is stored. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  await requirePermission('newsletter.edit')
  const { number, words, items } = readForm(await request.formData())
  return answer(await previewWords(number, { ...words, items }, languageIn(request)), request)
}

function languageIn({ url }: Request): Language {
  const language = new URL(url).searchParams.get('language')
  return isOffered(language) ? language : defaultLanguage
}

function answer(mail: MailContent | null, { url }: Request): Response {
  if (mail === null) return new Response('This edition does not exist.', { status: 404 })
  const look = new URL(url).searchParams.get('look')
  if (look === 'text') return send(mail.text, 'text/plain')
  const html = mail.html
    .replaceAll(night, look === 'dark' ? looks.dark : looks.light)
    .replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
  return send(html, 'text/html')
}

function send(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } })
}
