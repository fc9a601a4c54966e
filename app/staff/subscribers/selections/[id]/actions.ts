'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { findSelection, type SelectionStory } from '@/lib/selections/queries'
import { isDestructive } from '@/lib/selections/rules'
import { startSelection } from '@/lib/selections/start-selection'
import { stopSelection } from '@/lib/selections/stop-selection'
import { path } from '@/lib/urls'
import { requirePermission } from '../../../_parts/require-permission'

export async function start(form: FormData): Promise<void> {
  const fields = fieldsOf(form)
  const { selection, staffId } = await admit(fields)
  if (isDestructive(selection.what) && fields.sure !== 'yes')
    return leadBack(selection.id, { problem: 'sure' })
  await startSelection({ selectionId: selection.id, staffId }, await currentTime())
  return leadBack(selection.id)
}

export async function stop(form: FormData): Promise<void> {
  const { selection, staffId } = await admit(fieldsOf(form))
  await stopSelection({ selectionId: selection.id, staffId }, await currentTime())
  return leadBack(selection.id)
}

/** Who may do a thing to one subscriber may do it to many. */
async function admit(
  fields: Record<string, string>,
): Promise<{ selection: SelectionStory; staffId: string }> {
  const { id: staffId } = await requirePermission('subscribers.edit')
  const selection = await findSelection(fields.selectionId ?? '')
  if (selection === null) redirect('/staff/subscribers')
  if (selection.what === 'suppress') await requirePermission('subscribers.suppress')
  return { selection, staffId }
}

function leadBack(selectionId: string, said: { problem?: string } = {}): never {
  redirect(path(`/staff/subscribers/selections/${selectionId}`, said))
}
