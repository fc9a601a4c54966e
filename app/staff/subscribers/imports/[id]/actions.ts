'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { currentTime } from '@/lib/clock'
import { findDecisions } from '@/lib/desk/imports/find-decisions'
import { findImport } from '@/lib/desk/imports/find-import'
import { fieldsOf } from '@/lib/form'
import { discardImport } from '@/lib/imports/discard-import'
import { decideImport } from '@/lib/imports/preview/decide-import'
import { approveImport } from '@/lib/imports/run/approve-import'
import { approvalSchema } from '@/lib/imports/schema'
import { startUndo } from '@/lib/imports/undo/start-undo'
import { path } from '@/lib/urls'
import { requirePermission } from '../../../_parts/require-permission'
import { readDecisions } from './read-decisions'

const idSchema = z.object({ importId: z.uuid() })

export async function decide(form: FormData): Promise<void> {
  await requirePermission('subscribers.import')
  const fields = fieldsOf(form)
  const importId = readId(fields)
  const found = await findImport(importId)
  if (found?.survey == null) return leadBack(importId)
  const before = await findDecisions(importId)
  const decided = await decideImport(importId, readDecisions(fields, { survey: found.survey, before }))
  return leadBack(importId, decided.ok ? {} : { problem: 'late' })
}

export async function readAgain(form: FormData): Promise<void> {
  await requirePermission('subscribers.import')
  const importId = readId(fieldsOf(form))
  await decideImport(importId, await findDecisions(importId))
  return leadBack(importId)
}

export async function approve(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.import')
  const fields = fieldsOf(form)
  const approval = approvalSchema.safeParse(fields)
  if (!approval.success) return leadBack(readId(fields))
  const { importId, revision, asksToConfirm, agreed } = approval.data
  const found = await findImport(importId)
  if (found === null) redirect('/staff/subscribers/imports')
  const isConsentNeeded = found.state === 'staged' && (found.counts.subscribed ?? 0) > 0
  if (isConsentNeeded && !agreed) return leadBack(importId, { problem: 'agreed' })
  const given = { importId, staffId, revision, source: found.source, asksToConfirm }
  const approved = await approveImport(given, await currentTime())
  return leadBack(importId, approved.ok ? {} : { problem: approved.reason })
}

export async function undo(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.import')
  const fields = fieldsOf(form)
  const importId = readId(fields)
  if (fields.sure !== 'yes') return leadBack(importId, { problem: 'undo' })
  await startUndo({ importId, staffId }, await currentTime())
  return leadBack(importId)
}

export async function discard(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.import')
  const importId = readId(fieldsOf(form))
  const discarded = await discardImport({ importId, staffId }, await currentTime())
  return leadBack(importId, discarded.ok ? {} : { problem: 'late' })
}

function readId(fields: Record<string, string>): string {
  const parsed = idSchema.safeParse(fields)
  return parsed.success ? parsed.data.importId : redirect('/staff/subscribers/imports')
}

/** Back to the page of the list, which shows what it waits for. */
function leadBack(importId: string, said: { problem?: string } = {}): never {
  redirect(path(`/staff/subscribers/imports/${importId}`, said))
}
