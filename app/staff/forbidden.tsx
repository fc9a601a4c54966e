import { DeskPage } from './_parts/desk-page'

/** For people who are signed in and may not see a page. web/forbidden-page.ts says the same without scripts. */
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
