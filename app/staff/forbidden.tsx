import { DeskPage } from './_parts/desk-page'

/** For whoever is signed in and may not; web/forbidden-page.ts says the same where no script runs. */
export default function Forbidden() {
  return (
    <DeskPage heading="This is not yours to open">
      <p>
        Your role at the desk does not include it, and the attempt is written down. If it should, ask an
        administrator.
      </p>
      <p>
        <a href="/staff">Go to the desk</a>
      </p>
    </DeskPage>
  )
}
