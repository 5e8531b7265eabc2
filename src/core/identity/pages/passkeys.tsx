import { DataTable } from '../../../kit/html/data-table.tsx'
import { PasskeyBox } from '../../../kit/html/passkey-box.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import { showShortDate } from '../../../kit/text/format.ts'
import type { WaysIn } from '../ways-in-query.ts'
import { t } from '../words.ts'

export const Passkeys = ({ passkeys }: { passkeys: WaysIn['passkeys'] }) => (
  <>
    <h2 id="nycklar">{t('passkeys_title')}</h2>
    <p>{t('passkeys_lead')}</p>
    {passkeys.length > 0 && (
      <DataTable
        caption={t('passkeys_title')}
        captionHidden
        rows={passkeys}
        rowKey={passkey => passkey.id}
        columns={[
          { key: 'name', label: t('name'), cell: p => p.name ?? t('passkey_unnamed') },
          { key: 'made', label: t('made_on'), cell: p => (p.createdAt ? showShortDate(p.createdAt) : '–') },
          {
            key: 'action',
            as: 'action',
            label: t('choose'),
            cell: p => (
              <PostButton
                action={`/installningar/nycklar/${p.id}/ta-bort`}
                tone="danger"
                small
                about={p.name ?? ''}
              >
                {t('passkey_remove')}
              </PostButton>
            ),
          },
        ]}
      />
    )}
    <div>
      <PasskeyBox
        question="/installningar/nycklar/fraga"
        answer="/installningar/nycklar"
        register
        label={t('passkey_add')}
        failed={t('passkey_not_made')}
      >
        <TextInput
          name="passkey-name"
          label={t('passkey_name')}
          hint={t('passkey_name_hint')}
          width="m"
          optional
        />
      </PasskeyBox>
    </div>
  </>
)
