'use client'

import { Form } from '../../../_ui/forms/form'
import { LinkButton } from '../../../_ui/link-button'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { makeCodes } from '../actions'
import styles from '../second-factor.module.css'

/** The button, and after it the codes, in the only answer that shows them. */
export function CodesForm() {
  const [state, action] = useFormAction(makeCodes, '/staff/second-factor/recovery-codes')
  const codes = state.values.codes?.split(' ') ?? []
  if (codes.length > 0) return <Codes codes={codes} />
  return (
    <Form label="Recovery codes" state={state} action={action} heading="No codes were made">
      <SubmitButton>Make ten recovery codes</SubmitButton>
    </Form>
  )
}

function Codes({ codes }: { codes: string[] }) {
  return (
    <div role="status">
      <p>Write these down, or print this page, and keep them away from your phone.</p>
      <ul className={styles.codes} aria-label="Your recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className={styles.ways}>
        <LinkButton href="/staff">I have kept them: go to the desk</LinkButton>
      </p>
    </div>
  )
}
