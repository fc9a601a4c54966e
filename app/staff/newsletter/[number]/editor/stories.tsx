'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { Select } from '../../../../_ui/forms/fields/select'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { TextArea } from '../../../../_ui/forms/fields/text-area'
import type { EditionItem } from './arrange'
import styles from './editor.module.css'
import type { Story } from './editor-state'

type Props = {
  items: EditionItem[]
  stories: Story[]
  values: Record<string, string>
  errors: FieldError[]
}

/** The stories in the edition's order, each with its text and the buttons that move it. */
export function Stories({ items, stories, values, errors }: Props) {
  const storyOf = new Map(stories.map((story) => [story.articleId, story]))
  const others = stories.filter(({ articleId }) => !items.some((item) => item.articleId === articleId))
  return (
    <section className={styles.stories} aria-labelledby="stories">
      <h2 id="stories">Stories</h2>
      <p className={styles.none}>
        The first one is the lead story: the email has its whole text, or as much of it as fits.
      </p>
      {items.length === 0 && <p className={styles.none}>None yet. Add the first one below.</p>}
      <ol className={styles.list}>
        {items.map((item, place) => (
          <li key={item.articleId} id={`story-${item.articleId}`} className={styles.story} tabIndex={-1}>
            <StoryFields
              item={item}
              story={storyOf.get(item.articleId)}
              isFirst={place === 0}
              isLast={place === items.length - 1}
              error={messageFor(errors, `blurb-${item.articleId}`)}
            />
          </li>
        ))}
      </ol>
      {others.length === 0 ? (
        <p className={styles.none}>This edition already has every article that is not in another one.</p>
      ) : (
        <div className={styles.aside}>
          <Select
            id="edition-pick"
            label="Add a story"
            name="pick"
            options={[
              { value: '', label: 'Choose an article, the newest first' },
              ...others.map(({ articleId, headline, section }) => ({
                value: articleId,
                label: `${headline} (${section})`,
              })),
            ]}
            defaultValue={values.pick}
            error={messageFor(errors, 'pick')}
          />
          <SubmitButton name="intent" value="add" look="quiet">
            Add it
          </SubmitButton>
        </div>
      )}
    </section>
  )
}

type StoryProps = {
  item: EditionItem
  /** Undefined if the article no longer exists. */
  story: Story | undefined
  isFirst: boolean
  isLast: boolean
  error: string | undefined
}

function StoryFields({ item: { articleId, blurb }, story, isFirst, isLast, error }: StoryProps) {
  const headline = story?.headline ?? 'An article that no longer exists'
  return (
    <>
      <input type="hidden" name="item" value={articleId} />
      <p className={styles.section}>
        {[isFirst && 'Lead story', story?.section].filter(Boolean).join(' · ')}
      </p>
      <h3 className={styles.headline}>{headline}</h3>
      <TextArea
        id={`edition-blurb-${articleId}`}
        label="Why it is worth their time"
        name={`blurb-${articleId}`}
        rows={3}
        defaultValue={blurb}
        error={error}
      />
      <p className={styles.moves}>
        {!isFirst && <Move verb="lead" words="Make it the lead" articleId={articleId} headline={headline} />}
        {!isFirst && <Move verb="up" words="Move up" articleId={articleId} headline={headline} />}
        {!isLast && <Move verb="down" words="Move down" articleId={articleId} headline={headline} />}
        <Move verb="remove" words="Take out" articleId={articleId} headline={headline} />
      </p>
    </>
  )
}

type MoveProps = { verb: string; words: string; articleId: string; headline: string }

function Move({ verb, words, articleId, headline }: MoveProps) {
  return (
    <SubmitButton name="intent" value={`${verb}:${articleId}`} look="quiet">
      {words}
      <span className={styles.hidden}> “{headline}”</span>
    </SubmitButton>
  )
}
