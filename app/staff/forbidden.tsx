import { DeskPage } from './_parts/desk-page'

/** For people who are signed in and may not see a page. web/answers/forbidden-page.ts says the same without scripts. */
export default function Forbidden() {
  return (
    <DeskPage heading="You do not have access to this page">
      <p>
        Your role does not include this page. If it should, ask an administrator. The audit log records what
        staff were refused.
      </p>
      <p>
        <a href="/staff">Go to the desk</a>
      </p>
    </DeskPage>
  )
}
