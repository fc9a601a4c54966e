import { titled } from '../../../_parts/page-title'
import { DeskPage } from '../../_parts/desk-page'
import { requirePermission } from '../../_parts/require-permission'
import { AddForm } from './add-form'

export const generateMetadata = titled('Add one subscriber')

export default async function NewSubscriberPage() {
  await requirePermission('subscribers.edit')
  return (
    <DeskPage
      heading="Add one subscriber"
      intro="For somebody who asked by phone, by email or at an event. Nobody who is suppressed or was erased can be added."
    >
      <AddForm />
      <p>
        <a href="/staff/subscribers">All subscribers</a>
      </p>
    </DeskPage>
  )
}
