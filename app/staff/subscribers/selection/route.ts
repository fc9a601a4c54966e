import { currentTime } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { selectionSchema, subscriberFilterSchema } from '@/lib/desk/schema'
import { startSubscriberExport } from '@/lib/desk/subscribers/start-subscriber-export'
import { fieldsOf } from '@/lib/form'
import { changeSelection } from '@/lib/newsletter/by-staff/change-selection'
import type { SelectionChange } from '@/lib/newsletter/by-staff/change-subscribers'
import { openSelection } from '@/lib/selections/open-selection'
import { isDestructive } from '@/lib/selections/rules'
import { startSelection } from '@/lib/selections/start-selection'
import type { StaffAction } from '@/lib/staff/rules'
import { seeOther } from '../../../_ui/see-other'
import { csvResponse } from '../../_parts/csv-response'
import { isOurs, notOurs } from '../../_parts/is-ours'
import { requirePermission } from '../../_parts/require-permission'
import { filterFields, listPath } from '../list-path'

const needs: Record<SelectionChange['what'] | 'export', StaffAction> = {
  add_tag: 'subscribers.edit',
  remove_tag: 'subscribers.edit',
  unsubscribe: 'subscribers.edit',
  suppress: 'subscribers.suppress',
  export: 'subscribers.export',
}

/**
 * Does one thing to the subscribers that are ticked on a page of the list, and leads back to it; or to all who match,
 * which has a page of its own.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  const form = await request.formData()
  const fields = fieldsOf(form)
  // The filter of the list that it came from.
  const values = Object.fromEntries(filterFields.map((field) => [field, fields[`list-${field}`]]))
  const { id: staffId } = await requirePermission(needed(fields.what ?? ''))
  const onPage = fields.page === 'yes' ? form.getAll('pageId') : []
  const ids = [...new Set([...form.getAll('id'), ...onPage])]
  const selection = selectionSchema.safeParse({ ...fields, tag: fields.selectedTag, ids })
  if (!selection.success) {
    const isNobody = selection.error.issues.some(({ path: [field] }) => field === 'ids')
    return seeOther(listPath(values, { problem: isNobody ? 'nobody' : 'what' }))
  }
  const { tag, reason } = selection.data
  const now = await currentTime()
  // The box for all who match is shown only once the page's own is ticked.
  const search = subscriberFilterSchema.safeParse(values)
  const everybody = onPage.length > 0 && fields.everybody === 'yes' && search.success ? search.data : null
  if (selection.data.what === 'export') {
    const filter = everybody ?? { ...subscriberFilterSchema.parse({}), ids: selection.data.ids }
    return csvResponse(await startSubscriberExport(filter, { staffId, now }), `subscribers-${dayOf(now)}.csv`)
  }
  const change = changeOf(selection.data.what, { tag, reason })
  if (change === null) return seeOther(listPath(values, { problem: 'words' }))
  if (everybody !== null) {
    const { id: selectionId } = await openSelection({ filter: everybody, staffId, change }, now)
    if (!isDestructive(change.what)) await startSelection({ selectionId, staffId }, now)
    return seeOther(`/staff/subscribers/selections/${selectionId}`)
  }
  const count = await changeSelection({ ids: selection.data.ids, staffId, change }, now)
  return seeOther(listPath(values, { done: change.what, count: String(count) }))
}

/** An unknown action is refused by the schema, after the permission. */
function needed(what: string): StaffAction {
  return Object.entries(needs).find(([name]) => name === what)?.[1] ?? 'subscribers.edit'
}

/** Null if the tag or the reason is missing. */
function changeOf(
  what: SelectionChange['what'],
  { tag, reason }: { tag: string; reason: string },
): SelectionChange | null {
  if (what === 'add_tag' || what === 'remove_tag') return tag === '' ? null : { what, tag }
  return reason === '' ? null : { what, reason }
}
