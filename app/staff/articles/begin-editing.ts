import { randomUUID } from 'node:crypto'
import type { Desk } from '@/lib/desk/articles/find-draft'
import type { EditorState } from './editor-state'

/** The editor's initial state: the current text, and where it will be saved. */
export function beginEditing(desk: Desk | null, said = ''): EditorState {
  const { words, draft, article } = desk ?? { words: null, draft: null, article: null }
  return {
    errors: [],
    preview: null,
    theirs: null,
    said,
    place: {
      // Created here, so that pressing the first "Save" twice makes one draft.
      draft: draft?.id ?? randomUUID(),
      version: String(draft?.version ?? 0),
      article: article?.id ?? '',
      base: String(article?.version ?? 0),
    },
    values:
      words === null
        ? {}
        : {
            headline: words.headline,
            standfirst: words.standfirst,
            byline: words.byline,
            section: words.section,
            slug: words.slug,
            bodyMarkdown: words.bodyMarkdown,
            illustration: words.illustration ?? '',
            illustrationAlt: words.illustrationAlt ?? '',
            ...(words.isSensitive ? { isSensitive: 'yes' } : {}),
          },
  }
}
