import type { Temporal } from 'temporal-polyfill'
import { showRole } from '../../../../core/organisations/words.ts'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { isOpen } from '../obstacle.ts'
import type { Merge } from '../queries.ts'
import { t } from '../words.ts'

type Props = { slug: string; merges: readonly Merge[]; now: Temporal.Instant; mayPart: boolean }

/** What an enterprise was merged with, when and by whom; for some days it can be undone. */
export const Merged = ({ slug, merges, now, mayPart }: Props) => (
  <>
    <h2>{t('merged_heading')}</h2>
    {merges.map(m => (
      <div key={m.merge_id} class="stack">
        <p>
          {t('merged_with', {
            name: m.other_name,
            date: showDate(m.merged_at),
            role: showRole(m.role).toLowerCase(),
            by: m.merged_for ?? '',
          })}
        </p>
        {mayPart && isOpen(m.merged_at, now) && (
          <PostButton
            action={`/foretag/${slug}/dela-igen`}
            fields={{ merge_id: m.merge_id }}
            tone="secondary"
            small
            about={m.other_name}
          >
            {t('part')}
          </PostButton>
        )}
      </div>
    ))}
  </>
)
