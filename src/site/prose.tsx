import { PageHead } from '../kit/html/page-head.tsx'
import type { Locale } from '../kit/text/locale.ts'
import { locale } from '../kit/text/locale.ts'

/** A part of a written page: its heading, paragraphs and, where steps or points are clearer, a list. */
export type Part = { heading: string; paragraphs: readonly string[]; points?: readonly string[] }
export type Written = { title: string; lead: string; parts: readonly Part[] }

/** A page of running text in the reader's language. */
export const ProsePage = ({ text }: { text: Record<Locale, Written> }) => {
  const { title, lead, parts } = text[locale()]
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div class="prose">
        {parts.flatMap(({ heading, paragraphs, points }) => [
          <h2 key={heading}>{heading}</h2>,
          ...paragraphs.map(p => <p key={p}>{p}</p>),
          ...(points
            ? [
                <ul key={`${heading} list`}>
                  {points.map(p => (
                    <li key={p}>{p}</li>
                  ))}
                </ul>,
              ]
            : []),
        ])}
      </div>
    </>
  )
}
