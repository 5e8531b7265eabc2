import type { Temporal } from 'temporal-polyfill'
import { Card } from '../kit/html/card.tsx'
import { EmptyState } from '../kit/html/empty-state.tsx'
import { PageHead } from '../kit/html/page-head.tsx'
import { showInstant } from '../kit/text/format.ts'
import { t } from './words.ts'

export type DemoMail = {
  mail_id: string
  to_address: string
  subject: string
  body_text: string
  created_at: Temporal.Instant
}

/** Addresses in a mail become links, so that the demo can be walked through without a mail program. */
const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, i) =>
    i % 2 === 1 ? (
      <a key={i} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )

/** What would have been sent: in the demo without a mail server, the mail stays here. */
export const DemoMailPage = ({ mails }: { mails: readonly DemoMail[] }) => (
  <>
    <PageHead title={t('mail_title')} lead={t('mail_lead')} />
    {mails.length === 0 ? (
      <EmptyState title={t('mail_none')} />
    ) : (
      <div class="stack">
        {mails.map(mail => (
          <Card
            key={mail.mail_id}
            level={2}
            title={mail.subject}
            meta={`${mail.to_address} · ${showInstant(mail.created_at)}`}
          >
            {mail.body_text.split('\n\n').map((paragraph, i) => (
              <p key={i}>{withLinks(paragraph)}</p>
            ))}
          </Card>
        ))}
      </div>
    )}
  </>
)
