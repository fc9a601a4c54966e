import { randomUUID } from 'node:crypto'
import { checkEdition, listPickable } from '@/lib/editions/queries'
import { listPeople } from '@/lib/staff/queries'
import { Checks } from '../checks'
import { Editor } from '../editor/editor'
import type { EditorState } from '../editor/editor-state'
import { Preview } from '../editor/preview'
import type { StageProps } from './stage-props'
import styles from './stage.module.css'

/** An edition being written: the form on one side, the resulting mail on the other. */
export async function DraftStage({ edition, me }: StageProps) {
  const { number, revision, languages } = edition
  const [stories, checks, people] = await Promise.all([
    listPickable(number),
    checkEdition(number),
    listPeople(),
  ])
  const others = people.map(({ email }) => email).filter((email) => email !== me.email)
  return (
    <div className={styles.sides}>
      <Editor
        key={revision}
        number={number}
        initial={beginEditing(edition)}
        stories={stories.map(({ articleId, headline, section }) => ({ articleId, headline, section }))}
        formKey={randomUUID()}
        colleagues={[me.email, ...others]}
        languages={languages}
      >
        <Checks checks={checks} />
      </Editor>
      <section className={styles.look} aria-labelledby="look">
        <h2 id="look">As it will look</h2>
        <Preview number={number} revision={revision} languages={languages} />
      </section>
    </div>
  )
}

function beginEditing({
  revision,
  subject,
  preheader,
  openingNote,
  editorName,
  hasPicture,
  items,
}: StageProps['edition']): EditorState {
  return {
    errors: [],
    values: { subject, preheader, openingNote, editorName, hasPicture: hasPicture ? 'yes' : '' },
    revision: String(revision),
    items: items.map(({ articleId, blurb }) => ({ articleId, blurb })),
    theirs: null,
  }
}
