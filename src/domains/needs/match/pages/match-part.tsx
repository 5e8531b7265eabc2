import type { Temporal } from 'temporal-polyfill'
import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { FormActions } from '../../../../kit/html/form.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { type MarkRow, MarkTable } from '../../../../kit/html/mark-table.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import { Trust } from '../../../directory/public.ts'
import type { Need } from '../../needs/queries.ts'
import type { Supplier } from '../queries.ts'
import type { Match, Matched } from '../rank.ts'
import { conditionsOf, markOf, placeText, shortText } from '../say.ts'
import type { Together } from '../together.ts'
import { t } from '../words.ts'

type Props = {
  need: Need
  now: Temporal.Instant
  match: Match
  /** Already asked about this need. */
  asked: ReadonlySet<string>
  mayAsk: boolean
  /** Where those who are ticked are taken: to a new question, or to the one that is being written. */
  askAt: string
  isWritten: boolean
  /** Nobody at all: where to ask the whole register. */
  askAll: string
}

const mostClose = 12

const Tick = ({ supplier }: { supplier: Supplier }) => (
  <label class="mark-table__tick" for={`ask-${supplier.slug}`}>
    <input
      class="choice__box"
      type="checkbox"
      id={`ask-${supplier.slug}`}
      name="foretag"
      value={supplier.tenant_id}
    />
    <span class="visually-hidden">{t('choose', { name: supplier.name })}</span>
  </label>
)

const rowOf = ({ supplier, facts, fits }: Matched, { asked, mayAsk, now }: Props): MarkRow => {
  const wasAsked = asked.has(supplier.tenant_id)
  const sum = t('fits_of', { fits, of: facts.length })
  return {
    key: supplier.tenant_id,
    name: <a href={`/foretag/${supplier.slug}`}>{supplier.name}</a>,
    meta: (
      <>
        {placeText(supplier)}
        <br />
        <Trust of={supplier} now={now} />
      </>
    ),
    choice: mayAsk && !wasAsked && <Tick supplier={supplier} />,
    marks: facts.map(markOf),
    sum: wasAsked ? (
      <>
        {sum}
        <span class="mark-table__meta">{t('was_asked')}</span>
      </>
    ) : (
      sum
    ),
  }
}

/** A link to the question with those of these chosen who have not been asked yet: the ticks above are left aside, and no script is needed. */
const Consortium = ({ together, props }: { together: Together; props: Props }) => {
  const { suppliers } = together
  const left = suppliers.filter(s => !props.asked.has(s.tenant_id))
  const ask = new URLSearchParams(left.map(s => ['foretag', s.tenant_id]))
  return (
    <li>
      <strong>{suppliers.map(s => s.name).join(' + ')}</strong>
      {': '}
      {together.perYear === null
        ? t('together_area')
        : t('together_volume', { amount: showNumber(together.perYear) })}{' '}
      {left.length === 0
        ? t('were_asked')
        : props.mayAsk && (
            <Link href={`${props.askAt}?${ask}`} about={left.map(s => s.name).join(', ')}>
              {t('ask_these', { count: left.length })}
            </Link>
          )}
    </li>
  )
}

const TogetherPart = (props: Props) => {
  const { together, short } = props.match
  if (together.length === 0 && short === undefined) return null
  return (
    <Section id="together" title={t('together_title')} level={3}>
      {short && <p>{shortText(short)}</p>}
      {together.length > 0 && (
        <>
          <p>
            {t('together_lead')} {props.mayAsk && t('together_how')}
          </p>
          <ul>
            {together.map(one => (
              <Consortium key={one.suppliers.map(s => s.tenant_id).join()} together={one} props={props} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** Who has a share and a purpose that a reserved contract asks for, by its own word. */
const Reservable = ({ able }: Pick<Match, 'able'>) => {
  const may = able.filter(m => m.supplier.reservable)
  return may.length === 0 ? null : (
    <p class="quiet">
      {t('reservable', { n: may.length, of: able.length })}{' '}
      {may.map(({ supplier }, i) => (
        <>
          {i > 0 && ', '}
          <a key={supplier.slug} href={`/foretag/${supplier.slug}`}>
            {supplier.name}
          </a>
        </>
      ))}
    </p>
  )
}

/** Who can deliver, held against the need's own conditions; the officer chooses whom to ask. */
export const MatchPart = (props: Props) => {
  const { need, match, mayAsk, askAt } = props
  const { able, close } = match
  if (able.length === 0 && close.length === 0)
    return (
      <EmptyState
        title={t('nobody')}
        actions={
          mayAsk ? (
            <Button href={props.askAll} tone="secondary">
              {t('ask_all')}
            </Button>
          ) : undefined
        }
      >
        <p>{t('nobody_text')}</p>
      </EmptyState>
    )
  const groups = [{ rows: able }, { title: t('close'), rows: close.slice(0, mostClose) }].filter(
    group => group.rows.length > 0,
  )
  const [first] = [...able, ...close]
  return (
    <pk-chosen class="stack">
      <form class="stack" action={askAt} method="get">
        <p class="quiet">{able.length === 0 ? t('close_none', { count: close.length }) : t('order')}</p>
        <MarkTable
          caption={t('able')}
          heading={t('enterprise')}
          choose={mayAsk ? t('to_ask') : undefined}
          conditions={conditionsOf(need, first?.facts ?? [])}
          sumHeading={t('sum')}
          all={t('all_conditions')}
          groups={groups.map(({ rows, ...group }) => ({ ...group, rows: rows.map(m => rowOf(m, props)) }))}
        />
        {mayAsk && (
          <FormActions>
            <Button tone="secondary">
              {t(props.isWritten ? 'add_chosen' : 'ask_chosen')}
              <span data-chosen />
            </Button>
          </FormActions>
        )}
      </form>
      <Reservable able={able} />
      <TogetherPart {...props} />
    </pk-chosen>
  )
}
