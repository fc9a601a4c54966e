'use server'

import { notFound, redirect } from 'next/navigation'
import * as z from 'zod'
import { discardDraft } from '@/lib/articles/discard-draft'
import { publishArticle, type PublishRefusal } from '@/lib/articles/publish-article'
import { renderBody } from '@/lib/articles/render-body'
import type { Words } from '@/lib/articles/rules'
import { saveDraft } from '@/lib/articles/save-draft'
import { articleSchema, correctionSchema, draftSchema, placeSchema } from '@/lib/articles/schema'
import type { DraftPlace } from '@/lib/articles/write-draft'
import { currentTime } from '@/lib/clock'
import { formatMoment } from '@/lib/days'
import { errorsOf, fieldsOf, type FieldError } from '@/lib/form'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { requirePermission } from '../_parts/require-permission'
import type { EditorPlace, EditorState } from './editor-state'
import { readFormFields } from '../../_ui/forms/read-form-fields'

type Values = Record<string, string>

/** The editor has three buttons, and each sends the whole form: save, preview, or publish. */
export async function editArticle(previous: unknown, form: FormData): Promise<EditorState> {
  const { intent = 'save', ...values } = fieldsOf(form)
  const state: EditorState = {
    errors: [],
    values,
    preview: null,
    theirs: null,
    said: '',
    place: readPlace(values, previous),
  }
  if (intent === 'preview') return preview(state)
  return intent === 'publish' ? publish(state) : save(state)
}

/** If the form names no place, the place it was rendered with counts; both come from outside. */
function readPlace({ draft, version, article, base }: Values, previous: unknown): EditorPlace {
  const read = placeSchema.safeParse({ draft, version, article: article || undefined, base })
  if (!read.success) return readPrevious(previous)
  const { data } = read
  return {
    draft: data.draft,
    version: String(data.version),
    article: data.article ?? '',
    base: String(data.base),
  }
}

const previousSchema = z.object({
  place: z.object({
    draft: z.uuid(),
    version: z.string().regex(/^\d{1,9}$/),
    article: z.union([z.uuid(), z.literal('')]),
    base: z.string().regex(/^\d{1,9}$/),
  }),
})

function readPrevious(previous: unknown): EditorPlace {
  const read = previousSchema.safeParse(previous)
  return read.success ? read.data.place : notFound()
}

async function preview(state: EditorState): Promise<EditorState> {
  await requirePermission('articles.write')
  const { headline = '', standfirst = '', bodyMarkdown = '' } = state.values
  return { ...state, preview: { headline, standfirst, bodyHtml: renderBody(bodyMarkdown) } }
}

async function save(state: EditorState): Promise<EditorState> {
  const { id: staffId } = await requirePermission('articles.write')
  const parsed = draftSchema.safeParse(state.values)
  if (!parsed.success) return { ...state, errors: errorsOf(parsed.error) }

  const now = await currentTime()
  const saved = await saveDraft(parsed.data, { ...placeOf(state.place), staffId, now })
  if (!saved.ok) return explain(state, saved)
  // A new draft gets its own URL, which outlives this window.
  if (state.place.version === '0' && state.place.article === '')
    redirect(path(`/staff/articles/drafts/${state.place.draft}`, { saved: '1' }))
  return {
    ...state,
    said: `Saved ${formatMoment(now)}. Readers do not see it yet.`,
    place: { ...state.place, version: String(saved.value.version) },
  }
}

async function publish(state: EditorState): Promise<EditorState> {
  const { id: staffId } = await requirePermission('articles.publish')
  const isCorrection = state.place.article !== ''
  const parsed = articleSchema.safeParse(state.values)
  const note = correctionSchema.safeParse(state.values)
  const errors = [
    ...(parsed.success ? [] : errorsOf(parsed.error)),
    ...(note.success || !isCorrection ? [] : errorsOf(note.error)),
  ]
  if (!parsed.success || errors.length > 0) return { ...state, errors }

  const place = { ...placeOf(state.place), staffId, now: await currentTime() }
  const told = isCorrection && note.success ? note.data : null
  const published = await publishArticle(parsed.data, { ...place, note: told })
  if (!published.ok) return explain(state, published)
  redirect(
    path(`/staff/articles/${published.value.slug}`, { done: isCorrection ? 'corrected' : 'published' }),
  )
}

function placeOf({ draft, version, article, base }: EditorPlace): DraftPlace {
  return {
    draftId: draft,
    version: Number(version),
    article: article === '' ? null : { id: article, version: Number(base) },
  }
}

function explain(state: EditorState, refusal: PublishRefusal): EditorState {
  const fail = (error: FieldError, rest: Partial<EditorState> = {}) => ({
    ...state,
    ...rest,
    errors: [error],
  })
  switch (refusal.reason) {
    case 'taken':
      return fail({ field: 'slug', message: 'Another article has this address. Choose another one.' })
    case 'gone':
      return fail(
        {
          field: '',
          message:
            'This draft was published or deleted in the meantime. Your text is still here: press the button again to keep it as a new draft.',
        },
        { place: { ...state.place, version: '0', draft: crypto.randomUUID() } },
      )
    case 'changed_meanwhile': {
      const { words, by, at, place } = refusal.theirs
      const { draftId, version, article } = place
      return fail(
        {
          field: '',
          message:
            'Somebody else saved this in the meantime. None of your text is lost: their text is below, yours is in the form. Copy what you need from theirs. The next time you press a button, yours replaces theirs.',
        },
        {
          theirs: { who: `${by ?? 'Published'}, ${formatMoment(at)}`, ...textOf(words) },
          place: {
            draft: draftId,
            version: String(version),
            article: article?.id ?? '',
            base: String(article?.version ?? 0),
          },
        },
      )
    }
    default:
      return unreachable(refusal)
  }
}

function textOf({ headline, standfirst, bodyMarkdown }: Words) {
  return { headline, standfirst, bodyMarkdown }
}

/** For the page that previews an article while it is being written. */
export async function previewBody(bodyMarkdown: string): Promise<string> {
  await requirePermission('articles.write')
  // A client that calls it by its id may pass anything.
  const typed: unknown = bodyMarkdown
  return typeof typed === 'string' ? renderBody(typed.slice(0, 200_000)) : ''
}

export async function discard(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('articles.write')
  const { draft, version } = readFormFields(placeSchema, form)
  const outcome = await discardDraft(draft, { version, staffId, now: await currentTime() })
  redirect(
    outcome === 'discarded'
      ? path('/staff/articles', { done: 'discarded' })
      : path(`/staff/articles/drafts/${draft}`, { kept: '1' }),
  )
}
