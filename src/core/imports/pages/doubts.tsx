import { Notice } from '../../../kit/html/notice.tsx'
import type { Doubt } from '../doubt.ts'
import { t } from '../words.ts'

/** What somebody should look at before a file is read in; each with its rows and how it is mended. */
export const Doubts = ({ doubts }: { doubts: readonly Doubt[] }) =>
  doubts.length === 0 ? null : (
    <>
      <h2>{t('doubts')}</h2>
      {doubts.map(({ title, text, rows, more }) => (
        <Notice key={title} tone="warning" title={title}>
          <p>{text}</p>
          {more}
          {rows !== undefined && rows.length > 0 && (
            <details>
              <summary>{t('doubt_rows')}</summary>
              <ul>
                {rows.map(row => (
                  <li key={`${row.line} ${row.text}`}>{t('doubt_row', row)}</li>
                ))}
              </ul>
            </details>
          )}
        </Notice>
      ))}
    </>
  )
