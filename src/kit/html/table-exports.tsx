import { Link } from './link.tsx'
import { t } from './words.ts'

/** The whole list as files, whatever page of it is shown; a very long one as CSV alone. */
export const TableExports = ({
  csv,
  xlsx,
  caption,
}: {
  csv: string
  xlsx?: string | undefined
  caption: string
}) => (
  <p class="table-exports">
    <span>{t('downloadLead')}</span>
    <Link href={csv} icon="download" about={caption} download>
      {t('downloadCsv')}
    </Link>
    {xlsx && (
      <Link href={xlsx} icon="download" about={caption} download>
        {t('downloadXlsx')}
      </Link>
    )}
  </p>
)
