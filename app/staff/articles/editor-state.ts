import type { FormState } from '@/lib/form'

/** Where the words on the page are saved to, as the form's hidden fields carry it. */
export type EditorPlace = {
  /** A draft's id, drawn with the page where there is none yet. */
  draft: string
  version: string
  /** Empty for a new article. */
  article: string
  base: string
}

/** What somebody else saved while this page stood open. */
export type OtherText = {
  /** "anna@example.org, 23 November 2026, 14:05" */
  who: string
  headline: string
  standfirst: string
  bodyMarkdown: string
}

export type EditorState = FormState & {
  place: EditorPlace
  /** The article as readers would see it; null until it is asked for. */
  preview: { headline: string; standfirst: string; bodyHtml: string } | null
  theirs: OtherText | null
  /** A word of success: "Saved at 14:05." */
  said: string
}
