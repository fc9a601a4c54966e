'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { findEditionForDesk, listPickable, type DeskEdition } from '@/lib/editions/queries'
import { isSameEdition, saveEdition, type SaveRefusal } from '@/lib/editions/authoring/save-edition'
import { sendTest } from '@/lib/editions/authoring/send-test'
import { submitEdition, type SubmitRefusal } from '@/lib/editions/authoring/submit-edition'
import { defaultLanguage, isOffered } from '@/lib/languages/rules'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { requirePermission } from '../../../_parts/require-permission'
import type { EditorState } from './editor-state'
import { readForm, type Asked } from './read-form'

/**
 * Every button of the editor first saves the text and the order of the stories. It answers with a redirect, so that
 * preview and checks show what is saved. What cannot be saved comes back as it was typed.
 */
export async function editEdition(_previous: EditorState, form: FormData): Promise<EditorState> {
  const { id: staffId } = await requirePermission('newsletter.edit')
  const asked = await fillIn(readForm(form))
  const { number, errors, values, items, revision } = asked
  const state: EditorState = { errors, values, items, revision: String(revision), theirs: null }
  if (errors.length > 0) return state

  const edition = await findEditionForDesk(number)
  if (edition === null) redirect('/staff/newsletter')
  const now = await currentTime()
  const saved = await keep(asked, { edition, staffId, now })
  if (!saved.ok) return explain(state, saved, edition)
  return goOn(state, { ...asked, revision: saved.value.revision, staffId, now })
}

/** A newly added story starts with its standfirst, as in a new draft. */
async function fillIn(asked: Asked): Promise<Asked> {
  if (asked.intent !== 'add' || asked.errors.length > 0) return asked
  const picked = (await listPickable(asked.number)).find(({ articleId }) => articleId === asked.values.pick)
  const items = asked.items.map((item) =>
    item.articleId === picked?.articleId && item.blurb === '' ? { ...item, blurb: picked.standfirst } : item,
  )
  return { ...asked, items }
}

/** Saves, where there is something new: an editor who only submits or sends a test has changed nothing, and may still approve. */
function keep(
  { number, revision, words, items }: Asked,
  { edition, staffId, now }: { edition: DeskEdition; staffId: string; now: Date },
) {
  const isKept =
    edition.state === 'draft' && edition.revision === revision && isSameEdition(edition, { ...words, items })
  if (isKept) return { ok: true as const, value: { revision } }
  return saveEdition({ number, revision, ...words, items, staffId }, now)
}

type Kept = Asked & { staffId: string; now: Date }

async function goOn(
  state: EditorState,
  { number, revision, intent, values, staffId, now }: Kept,
): Promise<EditorState> {
  const here = `/staff/newsletter/${number}` as const
  const fail = (field: string, message: string) => ({
    ...state,
    revision: String(revision),
    errors: [{ field, message }],
  })
  if (intent === 'test') {
    const language = isOffered(values.language) ? values.language : defaultLanguage
    const test = { number, staffId, to: values.to ?? '', formKey: values.form ?? '', language }
    const sent = await sendTest(test, now)
    if (!sent.ok) return fail('to', 'Choose somebody who works at the desk.')
    // A URL of its own, so that the page is rendered again with a new form key: the next press sends another test.
    redirect(path(here, { done: 'test', save: values.form }))
  }
  if (intent === 'submit') {
    const submitted = await submitEdition({ number, revision, staffId }, now)
    if (!submitted.ok) return fail('', refusedWords[submitted.reason])
    redirect(path(here, { done: 'submitted' }))
  }
  const [verb, moved] = intent.split(':')
  const place = verb === 'add' ? values.pick : moved
  redirect(
    // Each save has its own URL: a redirect to the same one, or to an anchor on it, would not render the page again.
    path(here, { done: 'saved', save: String(revision) }) +
      (place === undefined || verb === 'remove' ? '' : `#story-${place}`),
  )
}

const refusedWords: Record<SubmitRefusal['reason'], string> = {
  not_ready: 'It is saved, but cannot be submitted yet: see under “Before sending” what to fix.',
  changed_meanwhile:
    'Somebody saved it in the meantime. Reload the page and look at it before you submit it.',
  wrong_state: 'It is no longer a draft. Reload the page to see where it is now.',
  unknown: 'This edition no longer exists. The others are listed under Newsletter.',
}

function explain(state: EditorState, refusal: SaveRefusal, { items }: DeskEdition): EditorState {
  const fail = (message: string, rest: Partial<EditorState> = {}) => ({
    ...state,
    ...rest,
    errors: [{ field: '', message }],
  })
  switch (refusal.reason) {
    case 'unknown':
      return fail('This edition no longer exists. Your words are still here: copy what you need.')
    case 'wrong_state':
      return fail(
        'It is no longer a draft: somebody submitted it, or its sending time has come. Your text is still here. Reload the page to see where it is now.',
      )
    case 'unknown_article':
      return fail('One of the stories is no longer published. Take it out and save again.')
    case 'article_twice':
      return fail('A story is in the edition twice. Take one of them out.')
    case 'changed_meanwhile': {
      const { revision, by, ...theirs } = refusal.theirs
      const headlines = new Map(items.map(({ articleId, headline }) => [articleId, headline]))
      return fail(
        'Somebody else saved this in the meantime. Nothing of yours is lost: their version is below, yours is in the form. Copy what you need from theirs. The next time you save, yours replaces theirs.',
        {
          revision: String(revision),
          theirs: {
            ...theirs,
            who: by ?? 'Somebody who has left',
            stories: theirs.items.map(({ articleId, blurb }) => ({
              headline: headlines.get(articleId) ?? '',
              blurb,
            })),
          },
        },
      )
    }
    default:
      return unreachable(refusal)
  }
}
