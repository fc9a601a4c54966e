import { HintAndError } from '../../../_ui/field'
import people from '../../people/people.module.css'

/** The checkbox that confirms consent for a whole file. */
export function Sure({ error }: { error: string | undefined }) {
  return (
    <div>
      <HintAndError id="agreed" error={error} />
      <label className={people.sure} htmlFor="agreed">
        <input
          id="agreed"
          type="checkbox"
          name="agreed"
          value="yes"
          required
          aria-describedby={error ? 'agreed-error' : undefined}
        />
        <span>Each of these people agreed to get the newsletter by email, and we can prove it</span>
      </label>
    </div>
  )
}
