import { Button } from '../../../../kit/html/button.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { t } from '../../words.ts'

/** For whom and how, before anybody has to sign in. */
export const RegisterIntro = () => (
  <>
    <PageHead title={t('register_title')} lead={t('register_intro')} />
    <ol class="prose">
      <li>{t('register_step_account')}</li>
      <li>{t('register_step_number')}</li>
      <li>{t('register_step_offers')}</li>
    </ol>
    <div class="actions">
      <Button href="/skapa-konto">{t('register_account')}</Button>
      <Button href="/logga-in?till=%2Fanmal-foretag" tone="secondary">
        {t('register_sign_in')}
      </Button>
      <Button href="/foretag" tone="quiet">
        {t('register_look_first')}
      </Button>
    </div>
  </>
)

/** The number is in the register already: it can be claimed, never added twice. */
export const AlreadyThere = ({ slug, name, claimed }: { slug: string; name: string; claimed: boolean }) => (
  <Notice tone="info" title={t('already_there_title', { name })} live>
    <p>{t(claimed ? 'already_claimed_text' : 'already_there_text')}</p>
    <p>
      {claimed ? (
        <a href={`/foretag/${slug}`}>{t('see_profile')}</a>
      ) : (
        <a href={`/foretag/${slug}/gor-ansprak`}>{t('make_claim')}</a>
      )}
    </p>
  </Notice>
)
