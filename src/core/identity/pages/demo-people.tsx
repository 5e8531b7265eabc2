import { PostButton } from '../../../kit/html/post-button.tsx'
import { roleName } from '../../organisations/words.ts'
import type { DemoPerson } from '../demo-people.ts'
import { t } from '../words.ts'

/** Who one can be in the demo, by organisation: one press, no password. */
export const DemoPeople = ({ people }: { people: DemoPerson[] }) => (
  <>
    <h2>{t('demo_title')}</h2>
    <p>{t('demo_lead')}</p>
    {[...Map.groupBy(people, person => person.organisation)].map(([organisation, those]) => (
      <section key={organisation} class="stack" aria-label={organisation}>
        <h3>{organisation}</h3>
        <div class="actions">
          {those.map(person => (
            <PostButton key={person.key} action={`/demo/som/${person.key}`} tone="secondary" small>
              {t('demo_as', { role: roleName(person.role), name: person.name })}
            </PostButton>
          ))}
        </div>
      </section>
    ))}
  </>
)
