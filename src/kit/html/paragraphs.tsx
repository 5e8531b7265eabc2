import { locale } from '../text/locale.ts'

/** What somebody wrote, in Swedish, with its paragraphs and its lines. */
export const Paragraphs = ({ text }: { text: string }) => (
  <div class="written-text" lang={locale() === 'sv' ? undefined : 'sv'}>
    {text.split(/\n{2,}/).map((paragraph, i) => (
      <p key={i}>
        {paragraph.split('\n').map((line, j) => (
          <>
            {j > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </div>
)
