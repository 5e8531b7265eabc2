import { Link } from './link.tsx'
import { t } from './words.ts'

/** The whole list as files, whatever page of it is shown. */
export const TableExports = ({ csv, xlsx, caption }: { csv: string; xlsx: string; caption: string }) => (
  <p class="table-exports">
    <span>{t('downloadLead')}</span>
    <Link href={csv} icon="download" about={caption} download>
      {t('downloadCsv')}
    </Link>
    <Link href={xlsx} icon="download" about={caption} download>
      {t('downloadXlsx')}
    </Link>
  </p>
)
