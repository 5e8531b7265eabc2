import type { Temporal } from 'temporal-polyfill'
import { PlainList, Section } from '../../../../kit/html/arrange.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { openContact } from '../../freshness/contact.ts'
import { freshnessOf } from '../../freshness/state.ts'
import { t } from '../../words.ts'
import type { Enterprise } from '../queries.ts'

/** How to reach them, as anybody may know it (freshness/contact.ts); whoever keeps the details sees them all. */
export const Contact = ({
  enterprise: e,
  now,
  keeper,
}: {
  enterprise: Enterprise
  now: Temporal.Instant
  keeper: boolean
}) => {
  const { phone, email, contact_name } = keeper ? e : openContact(e, now)
  const hidden = !keeper && freshnessOf(e.confirmed_at, now) === 'hidden'
  return (
    <Section id="contact" title={t('contact_title')}>
      {hidden && <p>{t('contact_is_hidden')}</p>}
      <PlainList>
        {contact_name && <li>{contact_name}</li>}
        {phone && (
          <li>
            <Link href={`tel:${phone.replace(/[^\d+]/g, '')}`} icon="phone">
              {phone}
            </Link>
          </li>
        )}
        {email && (
          <li>
            <Link href={`mailto:${email}`} icon="mail">
              {email}
            </Link>
          </li>
        )}
        {e.website && (
          <li>
            <Link href={e.website} external>
              {e.website.replace(/^https?:\/\//, '')}
            </Link>
          </li>
        )}
        {e.street_address !== '' && <li>{e.street_address}</li>}
        {!hidden && !e.phone && !e.email && !e.website && <li>{t('no_contact')}</li>}
      </PlainList>
    </Section>
  )
}
