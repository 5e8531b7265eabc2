import { Button } from '../../../kit/html/button.tsx'
import { Card, CardList } from '../../../kit/html/card.tsx'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Picture } from '../../../kit/html/picture.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { t } from '../words.ts'

type Props = {
  slug: string
  pictures: readonly { file_id: string; alt_sv: string; alt_en: string }[]
  full: boolean
  typed: Typed
  errors: FieldErrors
}

const specs = () =>
  fieldTable(t)({
    alt_sv: { as: 'text', label: 'picture_alt_sv', hint: 'hint_picture_alt' },
    alt_en: { as: 'text?', label: 'picture_alt_en' },
    picture: {
      as: 'file',
      label: 'picture_file',
      hint: 'hint_picture_file',
      accept: 'image/jpeg,image/png,image/webp',
    },
  })

const Shown = ({ at, pictures }: { at: string; pictures: Props['pictures'] }) => (
  <CardList>
    {pictures.map(p => (
      <Card
        key={p.file_id}
        level={2}
        title={p.alt_sv}
        actions={
          <PostButton action={`${at}/${p.file_id}/ta-bort`} tone="quiet" small about={p.alt_sv}>
            {t('remove')}
          </PostButton>
        }
      >
        <Picture src={`${at}/${p.file_id}`} alt={p.alt_sv} />
      </Card>
    ))}
  </CardList>
)

export const PicturesPage = ({ slug, pictures, full, typed, errors }: Props) => {
  const at = `/foretag/${slug}/bilder`
  const head = { title: t('pictures_title'), lead: t('pictures_lead') }
  const shown = pictures.length > 0 && <Shown at={at} pictures={pictures} />
  return full ? (
    <>
      <PageHead {...head} />
      {shown}
      <p>{t('pictures_full')}</p>
      <p>
        <Button href={`/foretag/${slug}`} tone="secondary">
          {t('back_to_profile')}
        </Button>
      </p>
    </>
  ) : (
    <SimpleForm
      {...head}
      action={at}
      files
      specs={specs()}
      typed={typed}
      errors={errors}
      submit={t('picture_add')}
      back={`/foretag/${slug}`}
      before={shown}
      inside={<HiddenField name={onceField} value={onceOf()} />}
    />
  )
}
