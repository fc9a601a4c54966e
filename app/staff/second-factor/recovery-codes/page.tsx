import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { isProved } from '@/lib/staff/rules'
import { path } from '@/lib/urls'
import { titled } from '../../../_parts/page-title'
import { requestedPath } from '../../../_parts/requested-path'
import { requireStaffSession } from '../../_parts/require-staff-session'
import { DeskPage } from '../../_parts/desk-page'
import { CodesForm } from './codes-form'

export const generateMetadata = titled('Recovery codes')

export default async function RecoveryCodesPage() {
  const { secondFactorAt } = await requireStaffSession()
  if (!isProved(secondFactorAt, await currentTime())) {
    redirect(path('/staff/second-factor', { back: await requestedPath() }))
  }
  return (
    <DeskPage
      heading="Recovery codes"
      intro="In case you lose your phone: each of ten codes opens the desk once instead of the app. They are shown only once, and older ones no longer work."
    >
      <CodesForm />
    </DeskPage>
  )
}
