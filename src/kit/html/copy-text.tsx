import { t } from './words.ts'

type Props = { text: string; label: string; lines?: boolean; lang?: 'sv' }

/** Text to take along – an address, a code, a letter of several `lines`. Without script it is text to mark; with it, a button copies it (pk-copy). */
export const CopyText = ({ text, label, lines, lang }: Props) => (
  <pk-copy data-copied={t('copied')}>
    <span class={lines ? 'copy copy--lines' : 'copy'}>
      <code class="copy__text" lang={lang}>
        {text}
      </code>
      <button class="button button--quiet button--small copy__button" type="button">
        {t('copy')}
        <span class="visually-hidden"> {label}</span>
      </button>
      <span class="copy__done" role="status" />
    </span>
  </pk-copy>
)
