import { randomUUID } from 'node:crypto'
import type { Desk } from '@/lib/desk/find-draft'
import type { EditorState } from './editor-state'

/** What an editor opens with: the words that are there, and the place they will be saved to. */
export function beginEditing(desk: Desk | null, said = ''): EditorState {
  const { words, draft, article } = desk ?? { words: null, draft: null, article: null }
  return {
    errors: [],
    preview: null,
    theirs: null,
    said,
    place: {
      // Drawn here, so that a first save whose button is pressed twice makes one draft.
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
