import type { FormState } from '@/lib/form'
import type { EditionItem } from './arrange'

export type Story = { articleId: string; headline: string; section: string }

/** What somebody else saved while this page was open. */
export type OtherEdition = {
  /** "anna@example.org, revision 4" */
  who: string
  subject: string
  preheader: string
  openingNote: string
  editorName: string
  stories: { headline: string; blurb: string }[]
}

export type EditorState = FormState & {
  /** The revision that this text is based on. */
  revision: string
  items: EditionItem[]
  theirs: OtherEdition | null
}
