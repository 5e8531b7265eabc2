import { sql } from 'kysely'
import { system } from '../../kit/db/actor.ts'
import { Section } from '../../kit/html/arrange.tsx'
import { DescriptionList } from '../../kit/html/description-list.tsx'
import { StatusChip } from '../../kit/html/status-chip.tsx'
import { showShortInstant } from '../../kit/text/format.ts'
import { countFaulty } from '../jobs/queue.ts'
import { countStuck } from '../mail/outbox.ts'
import type { PictureOf } from '../notices/notices.ts'
import { selectLastBackup } from './backups.ts'
import { mayRunInstallation } from './policy.ts'
import { t } from './words.ts'

type Stuck = Awaited<ReturnType<typeof countStuck>>
const isFree = ({ waiting, given }: Stuck) => waiting + given === 0

const Chip = ({ of }: { of: Stuck }) =>
  isFree(of) ? (
    <StatusChip tone="good">{t('state_none')}</StatusChip>
  ) : (
    <StatusChip tone="attention">{t('state_stuck', of)}</StatusChip>
  )

/** The installation, for whoever runs it: what `check` says of it that a page can know. */
export const installationPicture: PictureOf = {
  may: mayRunInstallation,
  as: system('state of the installation'),
  draw: async (tx, { now }) => {
    const mail = await countStuck(tx, now)
    const jobs = await countFaulty(tx)
    const backup = await selectLastBackup(tx)
    const { rows } = await sql<{ version: string; size: string }>`
      select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`.execute(
      tx,
    )
    return (
      <Section id="state" title={t(isFree(mail) && isFree(jobs) ? 'state_well' : 'state_look')}>
        <DescriptionList
          items={[
            { term: t('state_mail'), details: <Chip of={mail} /> },
            { term: t('state_jobs'), details: <Chip of={jobs} /> },
            {
              term: t('state_backup'),
              details:
                backup === undefined ? (
                  <StatusChip tone="neutral">{t('state_no_backup')}</StatusChip>
                ) : (
                  showShortInstant(backup)
                ),
            },
            { term: t('state_database'), details: `PostgreSQL ${rows[0]?.version}, ${rows[0]?.size}` },
          ]}
        />
        <p class="quiet small">{t('state_more')}</p>
      </Section>
    )
  },
}
