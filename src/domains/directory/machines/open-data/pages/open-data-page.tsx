import type { ComponentChildren } from 'preact'
import { CopyText } from '../../../../../kit/html/copy-text.tsx'
import { DataTable } from '../../../../../kit/html/data-table.tsx'
import { Link } from '../../../../../kit/html/link.tsx'
import { PageHead } from '../../../../../kit/html/page-head.tsx'
import { type TextKey, t } from '../../words.ts'
import { catalogueFiles, files, licence } from '../datasets.ts'
import { csvColumns } from '../fields.ts'

type Props = {
  publicUrl: string
  rule: { not_confirmed_after_months: number; hide_contact_after_months: number }
}

/** What an example does, and the command to take along. */
const Example = ({ text, command }: { text: TextKey; command: string }) => (
  <>
    <p>{t(text)}</p>
    <CopyText text={command} label={t('copy_example')} />
  </>
)

const Part = ({ id, title, children }: { id: string; title: TextKey; children: ComponentChildren }) => (
  <section class="prose" aria-labelledby={id}>
    <h2 id={id}>{t(title)}</h2>
    {children}
  </section>
)

/** What there is, that it is free, and how to begin: for whoever writes the program, and for whoever asks for it. */
export const OpenDataPage = ({ publicUrl, rule }: Props) => (
  <div class="stack">
    <PageHead title={t('page_title')} lead={t('page_lead')} />
    <Part id="files" title="files_title">
      <p>{t('files_text')}</p>
      <ul>
        {files.map(file => (
          <li key={file.path}>
            <Link href={file.path} icon="download" download>
              {t(`file_${file.format}`)}
            </Link>
          </li>
        ))}
      </ul>
      <p class="quiet">{t('csv_text')}</p>
    </Part>
    <Part id="licence" title="licence_title">
      <p>{t('licence_text')}</p>
      <p>
        <Link href={licence.url} external>
          {t('licence_link')}
        </Link>
      </p>
    </Part>
    <Part id="truth" title="truth_title">
      <p>
        {t('truth_text', {
          unconfirmed: rule.not_confirmed_after_months,
          hidden: rule.hide_contact_after_months,
        })}
      </p>
    </Part>
    <Part id="api" title="api_title">
      <p>{t('api_text')}</p>
      <Example
        text="example_search"
        command={`curl '${publicUrl}/api/v1/enterprises?q=fruktkorgar&municipality=2182'`}
      />
      <Example text="example_next" command={`curl '${publicUrl}/api/v1/enterprises?limit=100&after=…'`} />
      <Example
        text="example_csv"
        command={`curl -o enterprises.csv '${publicUrl}/oppna-data/enterprises.csv'`}
      />
      <p>
        <Link href="/api/v1/openapi.json">{t('openapi_link')}</Link>
      </p>
    </Part>
    <Part id="hsds" title="hsds_title">
      <p>{t('hsds_text')}</p>
      <Example text="example_places" command={`curl '${publicUrl}/api/hsds/services?per_page=100'`} />
    </Part>
    <Part id="catalogue" title="catalogue_title_page">
      <p>{t('catalogue_text_page')}</p>
      <ul>
        {catalogueFiles.map(file => (
          <li key={file.path}>
            <Link href={file.path} download>
              {file.label}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
    <Part id="fields" title="fields_title">
      <p>{t('fields_text')}</p>
      <DataTable
        caption={t('fields_title')}
        captionHidden
        rows={csvColumns}
        rowKey={column => column.label}
        columns={[
          {
            key: 'field',
            label: t('field_column'),
            cell: column => <code>{column.label}</code>,
            names: true,
          },
          // fields.test.ts: every column has its sentence.
          {
            key: 'meaning',
            as: 'text',
            label: t('meaning_column'),
            cell: column => t(`field_${column.label}` as TextKey),
          },
        ]}
      />
    </Part>
  </div>
)
