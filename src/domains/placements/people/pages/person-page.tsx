import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { NextStep } from '../../../../kit/html/next-step.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import { openPlaces } from '../../../directory/public.ts'
import { PlacementTable } from '../../placements/pages/placement-table.tsx'
import type { Placement } from '../../placements/queries.ts'
import { personName, t } from '../../words.ts'
import type { Person, Wishes } from '../queries.ts'
import { wishesText } from '../say.ts'

/** A seat that nobody in the area has approved yet sees nobody. */
export const NotSeated = ({ title }: { title?: string }) => (
  <>
    {title && <PageHead title={title} />}
    <EmptyState title={t('not_seated')}>
      <p>{t('not_seated_text')}</p>
    </EmptyState>
  </>
)

const Who = ({ person }: { person: Person }) =>
  person.officers === null ? (
    <DescriptionList
      items={[
        { term: t('called'), details: person.called || t('not_stated') },
        { term: t('birth_year'), details: person.birth_year ?? t('not_stated') },
        { term: t('phone'), details: person.phone || t('not_stated') },
        { term: t('email'), details: person.email ?? t('not_stated') },
        {
          term: t('language'),
          details:
            person.language === null ? t('not_stated') : openPlaces.words.languageName(person.language),
        },
      ]}
    />
  ) : (
    <p>{t('protected_lead')}</p>
  )

type Props = { at: string; person: Person; wishes: Wishes | undefined; placements: readonly Placement[] }

const Next = ({ at, person, wishes }: Props) => {
  if (person.closed_at !== null)
    return (
      <NextStep
        says={t('next_closed', { date: showShortDate(person.closed_at) })}
        action={
          <PostButton action={`${at}/oppna`} tone="secondary">
            {t('reopen')}
          </PostButton>
        }
      />
    )
  return wishes === undefined ? (
    <NextStep says={t('next_wishes')} action={<Button href={`${at}/onskemal`}>{t('write_wishes')}</Button>} />
  ) : (
    <NextStep
      says={`${t('what_counts')} ${wishesText(wishes)}`}
      action={<Button href={`${at}/platser`}>{t('look_for_place')}</Button>}
      links={[
        <Link key="change" href={`${at}/onskemal`}>
          {t('change')}
        </Link>,
      ]}
    />
  )
}

/** Somebody who is placed, as their officer meets them: what comes next first. */
export const PersonPage = (props: Props) => {
  const { at, person, placements } = props
  return (
    <>
      <PageHead title={personName(person)} lead={t('person_seen_by')} />
      <Next {...props} />
      <Section id="placements" title={t('placements')}>
        {placements.length === 0 ? <p>{t('no_placements')}</p> : <PlacementTable placements={placements} />}
      </Section>
      <Section id="who" title={t('group_who')}>
        <Who person={person} />
        {person.closed_at === null && (
          <div class="actions">
            <Button href={`${at}/andra`} tone="secondary">
              {t('change_person')}
            </Button>
            <PostButton action={`${at}/avsluta`} tone="quiet">
              {t('close_person')}
            </PostButton>
          </div>
        )}
      </Section>
    </>
  )
}
