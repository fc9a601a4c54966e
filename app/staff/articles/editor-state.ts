import type { FormState } from '@/lib/form'

/** Where the text is saved, as the form's hidden fields. */
export type EditorPlace = {
  /** A draft's id, created with the page if there is none yet. */
  draft: string
  version: string
  /** Empty for a new article. */
  article: string
  base: string
}

/** What somebody else saved while this page was open. */
export type OtherText = {
  /** "anna@example.org, 23 November 2026, 14:05" */
  who: string
  headline: string
  standfirst: string
  bodyMarkdown: string
}

export type EditorState = FormState & {
  place: EditorPlace
  /** The article as readers would see it; null until somebody asks for it. */
  preview: { headline: string; standfirst: string; bodyHtml: string } | null
  theirs: OtherText | null
  /** A success message: "Saved at 14:05." */
  said: string
}
