import { Button } from '../../../kit/html/button.tsx'
import { Card, CardList } from '../../../kit/html/card.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { FileInput } from '../../../kit/html/file-input.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Picture } from '../../../kit/html/picture.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { errorText, t } from '../words.ts'

export type ShownPicture = { file_id: string; alt_sv: string; alt_en: string }
type Props = {
  slug: string
  pictures: readonly ShownPicture[]
  full: boolean
  typed: Typed
  errors: FieldErrors
}

export const PicturesPage = ({ slug, pictures, full, typed, errors }: Props) => {
  const at = `/foretag/${slug}/bilder`
  const labels: Record<string, string> = { picture: t('picture_file'), alt_sv: t('picture_alt_sv') }
  const said = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, errorText(code, labels[name] ?? name)]),
  )
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : undefined)
  return (
    <>
      <ErrorSummary errors={Object.entries(said).map(([name, message]) => ({ name, message }))} />
      <PageHead title={t('pictures_title')} lead={t('pictures_lead')} />
      {pictures.length > 0 && (
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
      )}
      {full ? (
        <p>{t('pictures_full')}</p>
      ) : (
        <Form action={at} files>
          <HiddenField name={onceField} value={onceOf()} />
          <TextInput
            name="alt_sv"
            label={t('picture_alt_sv')}
            hint={t('hint_picture_alt')}
            value={value('alt_sv')}
            error={said['alt_sv']}
          />
          <TextInput name="alt_en" label={t('picture_alt_en')} value={value('alt_en')} optional />
          <FileInput
            name="picture"
            label={t('picture_file')}
            hint={t('hint_picture_file')}
            error={said['picture']}
            accept="image/jpeg,image/png,image/webp"
          />
          <FormActions>
            <Button>{t('picture_add')}</Button>
            <Button href={`/foretag/${slug}`} tone="quiet">
              {t('back_to_profile')}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
