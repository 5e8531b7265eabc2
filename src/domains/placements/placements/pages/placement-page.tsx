import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { NextStep } from '../../../../kit/html/next-step.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { type StepState, Steps } from '../../../../kit/html/steps.tsx'
import { Timeline } from '../../../../kit/html/timeline.tsx'
import { showDate, showInstant, showShortDate } from '../../../../kit/text/format.ts'
import { openPlaces } from '../../../directory/public.ts'
import { DisclosureList } from '../../disclosures/pages/disclosure-list.tsx'
import type { Disclosure } from '../../disclosures/queries.ts'
import { askedText } from '../../people/say.ts'
import { personName, t } from '../../words.ts'
import type { Placement, StateChange } from '../queries.ts'
import { PlacementState, stateName } from './placement-table.tsx'

const stages = ['prepare', 'agree', 'under_way', 'onward', 'after'] as const
/** How far each state has come on the line; those that ended before they began stay where they were. */
const reached: Record<string, number> = {
  asked: 0,
  queued: 0,
  accepted: 0,
  referred: 0,
  declined: 0,
  withdrawn: 0,
  lapsed: 0,
  agreed: 1,
  under_way: 2,
  ended: 4,
  stopped: 4,
  in_error: 4,
}

const Line = ({ state }: { state: string }) => {
  const at = reached[state] ?? 0
  return (
    <Steps
      line
      label={t('stages')}
      steps={stages.map((stage, i) => ({
        label: t(`stage_${stage}`),
        state: (i < at ? 'done' : i === at ? 'current' : 'todo') satisfies StepState,
      }))}
    />
  )
}

const open = ['asked', 'queued', 'accepted', 'referred', 'agreed']

const Next = ({ placement }: { placement: Placement }) => {
  const { state, next_on, enterprise_name: name, person_id, placement_id } = placement
  const date = next_on === null ? '' : showShortDate(next_on)
  const again = <Button href={`/insatser/personer/${person_id}/platser`}>{t('look_for_place')}</Button>
  const withdraw = (
    <PostButton key="withdraw" action={`/insatser/${placement_id}/dra-tillbaka`} tone="quiet">
      {t('withdraw')}
    </PostButton>
  )
  switch (state) {
    case 'asked':
      return <NextStep says={t('next_asked', { name, date })} links={[withdraw]} />
    case 'queued':
      return <NextStep says={t('next_queued', { name })} action={again} links={[withdraw]} />
    case 'accepted':
      return (
        <NextStep
          says={t('next_accepted', { name, date })}
          action={<Button href={`/insatser/${placement_id}/remiss`}>{t('write_referral')}</Button>}
          links={[withdraw]}
        />
      )
    case 'referred':
      return (
        <NextStep
          says={t('next_referred', { name, date: showShortDate(placement.starts_on) })}
          links={[withdraw]}
        />
      )
    case 'declined':
    case 'lapsed':
      return <NextStep says={t(`next_${state}`, { name })} action={again} />
    default:
      return (
        <NextStep
          says={t('next_over', { state: stateName(state) })}
          links={
            open.includes(state)
              ? [withdraw]
              : [
                  <Link key="person" href={`/insatser/personer/${person_id}`}>
                    {t('to_person')}
                  </Link>,
                ]
          }
        />
      )
  }
}

type Props = { placement: Placement; disclosures: readonly Disclosure[]; log: readonly StateChange[] }

/** One placement from the question about a place on: what comes next, its facts, and what has been. */
export const PlacementPage = ({ placement, disclosures, log }: Props) => (
  <>
    <PageHead
      title={t('placement_title', { name: personName(placement), where: placement.enterprise_name })}
      chips={<PlacementState state={placement.state} />}
    />
    <Line state={placement.state} />
    <Next placement={placement} />
    <Section id="facts" title={t('facts')}>
      <DescriptionList
        items={[
          {
            term: t('name'),
            details: <a href={`/insatser/personer/${placement.person_id}`}>{personName(placement)}</a>,
          },
          { term: t('kind'), details: openPlaces.words.kindName(placement.kind) },
          { term: t('days_and_hours'), details: askedText(placement) },
          { term: t('starts_on'), details: showDate(placement.starts_on) },
          ...(placement.ends_on === null
            ? []
            : [{ term: t('ends_on'), details: showDate(placement.ends_on) }]),
          { term: t('owner'), details: placement.owner ?? t('not_stated') },
        ]}
      />
    </Section>
    {disclosures.length > 0 && (
      <Section id="told" title={t('told')}>
        <p class="quiet">{t('told_lead')}</p>
        <DisclosureList placement={placement} disclosures={disclosures} />
      </Section>
    )}
    <Section id="so-far" title={t('so_far')}>
      <Timeline
        items={log.map(({ at, to_state, who }) => ({
          at: { label: showInstant(at), machine: at.toString() },
          title: stateName(to_state),
          text: who ?? undefined,
        }))}
      />
    </Section>
  </>
)
