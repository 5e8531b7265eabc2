import { municipalities } from '../../../../core/reference/places.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { TextInput } from '../../../../kit/html/text-input.tsx'
import type { selectOthers } from '../queries.ts'
import { t } from '../words.ts'

type Props = {
  enterprise: { slug: string; name: string }
  others: Awaited<ReturnType<typeof selectOthers>>
  q: string | undefined
}

/** Which other listing is the same enterprise: those whose names are alike first, any other by its name. */
export const ChoosePage = ({ enterprise, others, q }: Props) => {
  const at = `/foretag/${enterprise.slug}/sla-ihop`
  return (
    <>
      <PageHead title={t('choose_title', { name: enterprise.name })} lead={t('choose_lead')} />
      <Form action={at} method="get">
        <TextInput name="q" label={t('choose_search')} value={q} />
        <FormActions>
          <Button tone="secondary">{t('choose_find')}</Button>
          <Button href={`/foretag/${enterprise.slug}`} tone="quiet">
            {t('cancel')}
          </Button>
        </FormActions>
      </Form>
      <h2>{t(q === undefined ? 'choose_like' : 'choose_found')}</h2>
      {others.length === 0 ? (
        <p>{t(q === undefined ? 'choose_none_like' : 'choose_none')}</p>
      ) : (
        <ul>
          {others.map(o => (
            <li key={o.slug}>
              <Link href={`${at}/${o.slug}`}>{o.name}</Link>,{' '}
              {o.place || (municipalities.get(o.municipality_code)?.name ?? '')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
