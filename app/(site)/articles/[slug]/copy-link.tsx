import { siteUrl } from '@/lib/urls'
import { Disclosure } from '../../../_ui/disclosure'
import { CopyButton } from './copy-button'
import styles from './copy-link.module.css'
import { requestText } from '../../../_parts/request-text'

const fieldId = 'article-address'

/**
 * The article's address, to keep or to send to one person. It is a field, so that it works without a script. Posting a
 * link is punished in Russia, so nothing here suggests it, and the warning stands beside the address.
 */
export async function CopyLink({ slug }: { slug: string }) {
  const t = await requestText()
  return (
    // A touch in a form loads the page's scripts, which the button needs (web/page-cache/loader.ts).
    <form
      id="copy-link"
      className={styles.form}
      action={t.href(`/articles/${slug}#copy-link`)}
      data-print="no"
    >
      <Disclosure summary={t('Copy link')} isOpen={false}>
        <label className={styles.label} htmlFor={fieldId}>
          {t('Address of this article')}
        </label>
        <div className={styles.row}>
          <input
            id={fieldId}
            className={styles.input}
            type="url"
            value={siteUrl(`/articles/${slug}`)}
            readOnly
            aria-describedby="copy-link-safety"
          />
          <CopyButton fieldId={fieldId} />
        </div>
        <p id="copy-link-safety" className={styles.safety}>
          {t.rich(
            'People in Russia have been punished for posting links to our articles. It is safer to tell somebody about an article than to post it. <link>What you should know in Russia</link>',
            { link: (words) => <a href={t.href('/privacy#safety')}>{words}</a> },
          )}
        </p>
      </Disclosure>
    </form>
  )
}
