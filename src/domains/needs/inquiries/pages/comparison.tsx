// biome-ignore-all lint/a11y/noRedundantRoles: display:block takes a table's roles away in some browsers, so they are said
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showInstant } from '../../../../kit/text/format.ts'
import type { Answer, Ask } from '../queries.ts'
import { compared, deliveryText } from '../say.ts'
import { t } from '../words.ts'

type Answered = Ask & { latest: Answer }

/** Answers beside each other, one column an enterprise; on a phone one under the other with each question repeated. */
export const Comparison = ({ asks }: { asks: readonly Ask[] }) => {
  const answered = asks.flatMap((ask): Answered[] => {
    const latest = ask.answers.at(-1)
    return latest ? [{ ...ask, latest }] : []
  })
  const rows = compared.filter(row => answered.some(a => row.value(a.latest) !== ''))
  return (
    <section class="compare-box" tabindex={0} aria-label={t('comparison')}>
      <table class="compare" role="table">
        <caption class="visually-hidden">{t('comparison')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" />
            {answered.map(a => (
              <th key={a.enterprise_id} scope="col" role="columnheader">
                {a.slug === null ? a.enterprise_name : <a href={`/foretag/${a.slug}`}>{a.enterprise_name}</a>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(row => (
            <tr key={row.key} role="row">
              <th scope="row" role="rowheader">
                {row.label()}
              </th>
              {answered.map(a => (
                <td key={a.enterprise_id} role="cell" data-label={`${a.enterprise_name}: `}>
                  {row.value(a.latest) ? <Paragraphs text={row.value(a.latest)} /> : t('not_said')}
                </td>
              ))}
            </tr>
          ))}
          <tr role="row">
            <th scope="row" role="rowheader">
              {t('answered_when')}
            </th>
            {answered.map(a => (
              <td key={a.enterprise_id} role="cell" data-label={`${a.enterprise_name}: `}>
                {showInstant(a.latest.answered_at)}
                {a.answers.length > 1 && (
                  <>
                    {' '}
                    <StatusChip tone="neutral">
                      {t('changed_times', { count: a.answers.length - 1 })}
                    </StatusChip>
                  </>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

/** Who has not answered yet, and whether the question arrived. */
export const Silent = ({ asks }: { asks: readonly Ask[] }) => {
  const silent = asks.filter(a => a.answers.length === 0)
  return silent.length === 0 ? null : (
    <ul>
      {silent.map(a => (
        <li key={a.enterprise_id}>
          {a.enterprise_name}
          {': '}
          {deliveryText(a)}
        </li>
      ))}
    </ul>
  )
}
