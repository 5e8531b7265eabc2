import type { Temporal } from 'temporal-polyfill'
import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { Said, vacancyText } from '../../places/vacancy-words.tsx'
import { adaptationName, kindName, languageName, t as said, showTimes, taskName } from '../../places/words.ts'
import { t } from '../../words.ts'
import type { Place, Profile } from '../queries.ts'

/** What one does there and what can be arranged; nothing of what nobody said. */
const About = ({ place }: { place: Place }) => (
  <>
    <Original sv={place.tasks_sv} en={place.tasks_en} />
    {[
      [place.tasks.map(task => taskName(task)).join(', '), said('tasks')],
      [place.adaptations.map(adaptationName).join(', '), said('adaptations')],
      [place.languages.map(languageName).join(', '), said('languages')],
    ].map(([text, label]) =>
      text === '' ? null : (
        <span key={label} class="quiet">
          {' '}
          {label}: {text}.
        </span>
      ),
    )}
  </>
)

/** Where people can train and grow here: how many places, how many are free, and when that was said. `now` is null where all is shown as it was said. */
export const PlaceList = ({
  profile: { enterprise, places },
  now,
  editable,
}: {
  profile: Profile
  now: Temporal.Instant | null
  editable: boolean
}) =>
  places.length === 0 && !editable ? null : (
    <Section id="places" title={t('places_title')}>
      {places.length > 0 && (
        <DataTable
          caption={t('places_title')}
          captionHidden
          rows={places}
          rowKey={p => p.place_id}
          columns={[
            {
              key: 'kind',
              label: said('kind'),
              cell: p => kindName(p.kind),
              under: p => <About place={p} />,
              names: true,
            },
            {
              key: 'times',
              as: 'text',
              label: said('group_times'),
              cell: p => showTimes(p) || t('not_stated'),
              word: '',
            },
            {
              key: 'free',
              as: 'text',
              label: said('free'),
              cell: p => (
                <>
                  {vacancyText(p, now ?? p.confirmed_at ?? p.updated_at)}
                  <p class="quiet">
                    <Said place={p} />
                  </p>
                </>
              ),
            },
          ]}
        />
      )}
      {editable && (
        <p>
          <Button href={`/foretag/${enterprise.slug}/platser`} tone="secondary">
            {said('update_places')}
          </Button>
        </p>
      )}
    </Section>
  )
