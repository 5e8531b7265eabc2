import { PlainList, Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { Card, CardList } from '../../../../kit/html/card.tsx'
import { ChoiceRow } from '../../../../kit/html/choice-row.tsx'
import type { Description } from '../../../../kit/html/description-list.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { FormActions } from '../../../../kit/html/form.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import type { Match, Matched } from '../rank.ts'
import { factText, placeText, shortText, toneOf } from '../say.ts'
import type { Together } from '../together.ts'
import { t } from '../words.ts'

type Props = {
  needId: string
  title: string
  category: string
  facts: readonly Description[]
  match: Match
  /** Already asked about this need. */
  asked: ReadonlySet<string>
  mayAsk: boolean
  /** Nobody at all: where to ask the whole register. */
  askAll: string
}

const One = ({ matched, props, place }: { matched: Matched; props: Props; place: number }) => {
  const { supplier, facts, fits } = matched
  const wasAsked = props.asked.has(supplier.tenant_id)
  return (
    <Card
      title={<a href={`/foretag/${supplier.slug}`}>{supplier.name}</a>}
      meta={placeText(supplier)}
      chips={supplier.reservable ? <StatusChip tone="growing">{t('reservable')}</StatusChip> : undefined}
      actions={
        wasAsked ? (
          // Under way, not fulfilled: the good sign is only for conditions that count.
          <StatusChip tone="growing">{t('was_asked')}</StatusChip>
        ) : (
          props.mayAsk && (
            <ChoiceRow
              type="checkbox"
              id={`ask-${supplier.slug}`}
              name="foretag"
              option={{ value: supplier.tenant_id, label: t('choose', { name: supplier.name }) }}
              checked={place < 3 && fits > 1}
            />
          )
        )
      }
    >
      <p>{t('fits_of', { fits, of: facts.length })}</p>
      <PlainList>
        {facts.map(fact => (
          <li key={fact.key}>
            <StatusChip tone={toneOf[fact.state]}>{factText(fact, props.category)}</StatusChip>
          </li>
        ))}
      </PlainList>
    </Card>
  )
}

/** A link to the question with those of these chosen who have not been asked yet: the ticks above are left aside, and no script is needed. */
const Consortium = ({ together, props }: { together: Together; props: Props }) => {
  const { suppliers } = together
  const names = suppliers.map(s => s.name)
  const left = suppliers.filter(s => !props.asked.has(s.tenant_id))
  const ask = new URLSearchParams(left.map(s => ['foretag', s.tenant_id]))
  return (
    <li>
      <strong>{names.join(' + ')}</strong>
      {': '}
      {together.perYear === null
        ? t('together_area')
        : t('together_volume', { amount: showNumber(together.perYear) })}{' '}
      {left.length === 0 ? (
        <StatusChip tone="growing">{t('were_asked')}</StatusChip>
      ) : (
        props.mayAsk && (
          <Link href={`/inkop/behov/${props.needId}/fraga?${ask}`} about={left.map(s => s.name).join(', ')}>
            {t('ask_these', { count: left.length })}
          </Link>
        )
      )}
    </li>
  )
}

/** Who can deliver, with every reason in words; the officer chooses whom to ask. */
export const MatchPage = (props: Props) => {
  const { match, needId, mayAsk } = props
  const nobody = match.able.length === 0 && match.close.length === 0
  return (
    <>
      <PageHead title={t('title')} lead={t('lead', { title: props.title })} />
      <DescriptionList items={props.facts} />
      {nobody ? (
        <EmptyState
          title={t('nobody')}
          actions={mayAsk ? <Button href={props.askAll}>{t('ask_all')}</Button> : undefined}
        >
          <p>{t('nobody_text')}</p>
        </EmptyState>
      ) : (
        <form class="form" action={`/inkop/behov/${needId}/fraga`} method="get">
          <Section id="able" title={t('able_title', { count: match.able.length })}>
            {match.able.length === 0 ? (
              <p>{t('able_none')}</p>
            ) : (
              <p>{t(props.asked.size === 0 ? 'able_lead' : 'able_lead_asked')}</p>
            )}
            {match.able.length > 0 && (
              <CardList>
                {match.able.map((m, i) => (
                  <One key={m.supplier.tenant_id} matched={m} props={props} place={i} />
                ))}
              </CardList>
            )}
          </Section>
          {match.together.length > 0 && (
            <Section id="together" title={t('together_title')}>
              <p>
                {t('together_lead')} {mayAsk && t('together_how')}
              </p>
              <ul>
                {match.together.map(together => (
                  <Consortium
                    key={together.suppliers.map(s => s.tenant_id).join()}
                    together={together}
                    props={props}
                  />
                ))}
              </ul>
            </Section>
          )}
          {match.short && (
            <Section id="together" title={t('together_title')}>
              <p>{shortText(match.short)}</p>
            </Section>
          )}
          {match.close.length > 0 && (
            <Section id="close" title={t('close_title')}>
              <p>{t('close_lead')}</p>
              <CardList>
                {match.close.slice(0, 12).map(m => (
                  <One key={m.supplier.tenant_id} matched={m} props={props} place={99} />
                ))}
              </CardList>
            </Section>
          )}
          {mayAsk && (
            <FormActions>
              <Button>{t('write_question')}</Button>
              <Button href={`/inkop/behov/${needId}`} tone="quiet">
                {t('back_to_need')}
              </Button>
            </FormActions>
          )}
        </form>
      )}
    </>
  )
}
