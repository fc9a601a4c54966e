import { DeskPage } from './_parts/desk-page'

/** For whoever is signed in and may not; web/forbidden-page.ts says the same where no script runs. */
export default function Forbidden() {
  return (
    <DeskPage heading="This is not yours to open">
      <p>
        Your role does not include it. If it should, ask an administrator. The audit log records what staff
        were refused.
      </p>
      <p>
        <a href="/staff">Go to the desk</a>
      </p>
    </DeskPage>
  )
}
