import * as z from 'zod'
import { wholeNumber } from '@/lib/bounded'
import { mostArticles } from '@/lib/editions/rules'
import { editionWordsSchema, itemSchema, type EditionWords } from '@/lib/editions/schema'
import { errorsOf, fieldsOf, type FieldError } from '@/lib/form'
import { arrange, type EditionItem } from './arrange'
import { readFormFields } from '../../../../_ui/forms/read-form-fields'

export type Asked = {
  number: number
  revision: number
  /** The pressed button: "save", "up:<id>", "add", "test" … */
  intent: string
  values: Record<string, string>
  words: EditionWords
  /** The stories after the button's action. */
  items: EditionItem[]
  errors: FieldError[]
}

const noWords = { subject: '', preheader: '', openingNote: '', editorName: '', hasPicture: true }

const placeSchema = z.object({
  number: wholeNumber(1),
  revision: wholeNumber(0),
})

/** What a button of the editor asks for, with all errors that must be corrected first. */
export function readForm(form: FormData): Asked {
  const { intent = 'save', ...values } = fieldsOf(form)
  const words = editionWordsSchema.safeParse(values)
  const given: unknown = form
  const { items, errors } = readItems(given instanceof FormData ? given.getAll('item') : [], values)
  const arranged = intent === 'add' ? addPicked(items, values.pick ?? '') : arrange(items, intent)
  return {
    ...readFormFields(placeSchema, form),
    intent,
    values,
    words: words.success ? words.data : noWords,
    items: arranged,
    errors: [
      ...(words.success ? [] : errorsOf(words.error)),
      ...errors,
      ...(intent === 'add' ? errorsOfPick(items, values.pick ?? '') : []),
    ],
  }
}

function readItems(
  ids: FormDataEntryValue[],
  values: Record<string, string>,
): { items: EditionItem[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  const items = ids
    .filter((id) => typeof id === 'string')
    .map((articleId) => {
      const item = { articleId, blurb: values[`blurb-${articleId}`] ?? '' }
      const parsed = itemSchema.safeParse(item)
      if (parsed.success) return parsed.data
      const message = parsed.error.issues[0]?.message ?? 'This cannot be saved.'
      errors.push({ field: `blurb-${articleId}`, message })
      return item
    })
  return { items, errors }
}

function addPicked(items: EditionItem[], pick: string): EditionItem[] {
  const isNew = pick !== '' && !items.some(({ articleId }) => articleId === pick)
  return isNew && items.length < mostArticles ? [...items, { articleId: pick, blurb: '' }] : items
}

function errorsOfPick(items: EditionItem[], pick: string): FieldError[] {
  const fail = (message: string) => [{ field: 'pick', message }]
  if (!z.uuid().safeParse(pick).success) return fail('Choose the article to add.')
  if (items.length < mostArticles) return []
  return fail(`An edition has at most ${mostArticles} stories. Take one out first.`)
}
