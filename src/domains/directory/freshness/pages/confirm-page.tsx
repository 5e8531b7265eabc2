import { Button } from '../../../../kit/html/button.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Contact } from '../../enterprises/pages/contact.tsx'
import { Facts } from '../../enterprises/pages/facts.tsx'
import { OfferList } from '../../enterprises/pages/offer-list.tsx'
import { PlaceList } from '../../enterprises/pages/place-list.tsx'
import type { Profile } from '../../enterprises/queries.ts'
import { t } from '../words.ts'

/** Correcting needs an account: the enterprise's own, or first a claim where nobody has taken the profile over. */
const correct = ({ slug, claimed_at }: Profile['enterprise']) =>
  claimed_at === null ? `/foretag/${slug}/gor-ansprak` : `/foretag/${slug}/andra`

const Buttons = ({ profile: { enterprise }, action }: { profile: Profile; action: string }) => (
  <Form action={action}>
    <FormActions>
      <Button icon="check">{t('all_true')}</Button>
      <Button href={correct(enterprise)} tone="secondary" icon="edit">
        {t('something_changed')}
      </Button>
    </FormActions>
  </Form>
)

/**
 * What a buyer reads about the enterprise, and whether it is true. The link itself changes nothing – mail filters follow
 * links, people press buttons.
 */
export const ConfirmPage = ({ profile, action }: { profile: Profile; action: string }) => (
  <>
    <PageHead title={t('confirm_title', { name: profile.enterprise.name })} lead={t('confirm_lead')} />
    <Buttons profile={profile} action={action} />
    {profile.enterprise.presentation_sv !== '' && <p class="prose">{profile.enterprise.presentation_sv}</p>}
    {/* As it will be shown once it is confirmed. */}
    <Contact enterprise={profile.enterprise} now={profile.enterprise.confirmed_at} keeper={false} />
    <Facts profile={profile} />
    <OfferList profile={profile} editable={false} />
    <PlaceList profile={profile} now={null} editable={false} />
    <Buttons profile={profile} action={action} />
    <p class="quiet">{t('confirm_changed_how')}</p>
  </>
)
