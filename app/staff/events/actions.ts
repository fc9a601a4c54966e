'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { replayFromDesk } from '@/lib/donations/sync/replay-from-desk'
import { fieldsOf } from '@/lib/form'
import { path } from '@/lib/urls'
import { requirePermission } from '../_parts/require-permission'

export async function replay(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('events.replay')
  const event = (fieldsOf(form).event ?? '').trim()
  const outcome = await replayFromDesk(event, { staffId, now: await currentTime() })
  redirect(path('/staff/events', { outcome }))
}
