import { t } from './words.ts'

/** Text to take along – an address, a code. Without script it is text to mark; with it, a button copies it (pk-copy). */
export const CopyText = ({ text, label }: { text: string; label: string }) => (
  <pk-copy data-copied={t('copied')}>
    <span class="copy">
      <code class="copy__text">{text}</code>
      <button class="button button--quiet button--small copy__button" type="button">
        {t('copy')}
        <span class="visually-hidden"> {label}</span>
      </button>
      <span class="copy__done" role="status" />
    </span>
  </pk-copy>
)
